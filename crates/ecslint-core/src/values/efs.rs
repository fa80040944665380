//! Identifiers of Amazon EFS.

/// Whether `text` has the form of a file system's id: `fs-` and 8 (until 2020) or 17 hexadecimal digits.
pub fn is_file_system_id(text: &str) -> bool {
    text.strip_prefix("fs-").is_some_and(|digits| matches!(digits.len(), 8 | 17) && is_hexadecimal(digits))
}

/// Whether `text` has the form of an access point's id: `fsap-` and 17 hexadecimal digits.
pub fn is_access_point_id(text: &str) -> bool {
    text.strip_prefix("fsap-").is_some_and(|digits| digits.len() == 17 && is_hexadecimal(digits))
}

/// The file system's id inside its DNS name (`fs-….efs.eu-west-1.amazonaws.com`, maybe with a zone in front of it) or
/// its ARN; `None` for any other text.
pub fn id_inside(text: &str) -> Option<&str> {
    if text.starts_with("arn:") {
        return text.rsplit('/').next().filter(|id| is_file_system_id(id) || is_access_point_id(id));
    }
    let (name, _) = text.split_once(".efs.")?;
    name.rsplit('.').next().filter(|id| is_file_system_id(id))
}

fn is_hexadecimal(digits: &str) -> bool {
    digits.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_both_lengths() {
        assert!(is_file_system_id("fs-0a1b2c3d"));
        assert!(is_file_system_id("fs-0a1b2c3d4e5f60718"));
        assert!(is_access_point_id("fsap-0a1b2c3d4e5f60718"));
        for text in ["", "fs-", "fs_0a1b2c3d", "fs-0A1B2C3D", "fs-0a1b2c3", "fsap-0a1b2c3d4e5f60718"] {
            assert!(!is_file_system_id(text), "{text}");
        }
    }

    #[test]
    fn finds_the_id_in_longer_names() {
        assert_eq!(id_inside("fs-0a1b2c3d.efs.eu-west-1.amazonaws.com"), Some("fs-0a1b2c3d"));
        assert_eq!(id_inside("eu-west-1a.fs-0a1b2c3d.efs.eu-west-1.amazonaws.com"), Some("fs-0a1b2c3d"));
        let arn = "arn:aws:elasticfilesystem:eu-west-1:123456789012:file-system/fs-0a1b2c3d";
        assert_eq!(id_inside(arn), Some("fs-0a1b2c3d"));
        assert_eq!(id_inside("fs-0a1b2c3d"), None);
        assert_eq!(id_inside("nfs.example.com"), None);
    }
}
