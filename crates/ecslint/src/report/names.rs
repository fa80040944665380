//! What files are called in reports for machines.

use std::path::{Component, Path, PathBuf};

use ecslint_project::{path_text, seen_from};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode};

/// What may stand in a part of the path of a URI as it is.
const IN_URI: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Names seen from one folder.
#[derive(Clone, Debug)]
pub(crate) struct Names {
    root: PathBuf,
}

/// The name of a file as a URI.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Uri {
    /// Relative to the folder.
    Relative(String),
    /// A file that lies elsewhere.
    Absolute(String),
}

impl Names {
    /// Names seen from `root`, which is named from the root of the file system on.
    pub(crate) fn from(root: &Path) -> Self {
        Self { root: root.to_owned() }
    }

    /// The name with `/` between its parts; a file that lies elsewhere is named from the root of the file system on.
    pub(crate) fn of(&self, path: &Path) -> String {
        path_text(&seen_from(&self.root, path))
    }

    /// The name as a URI. Bytes that are no text are kept.
    pub(crate) fn uri(&self, path: &Path) -> Uri {
        let name = seen_from(&self.root, path);
        let part = |part: Component<'_>| match part {
            // `C:` is a part of its own in URIs of files.
            Component::Prefix(prefix) => Some(path_text(Path::new(prefix.as_os_str()))),
            Component::Normal(part) => Some(percent_encode(part.as_encoded_bytes(), IN_URI).to_string()),
            Component::RootDir | Component::CurDir | Component::ParentDir => None,
        };
        let parts: Vec<String> = name.components().filter_map(part).collect();
        let joined = parts.join("/");
        if name.is_absolute() { Uri::Absolute(format!("file:///{joined}")) } else { Uri::Relative(joined) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn names_are_seen_from_the_root() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt;

        let names = Names::from(Path::new("/repository"));
        for (path, name, uri) in [
            (&b"/repository/deploy/web.json"[..], "deploy/web.json", "deploy/web.json"),
            (b"/repository/a b%&<:\xc3\xbc.json", "a b%&<:ü.json", "a%20b%25%26%3C%3A%C3%BC.json"),
            (b"/repository/\xff.json", "\u{fffd}.json", "%FF.json"),
            (b"/repository/a\nb.json", "a\nb.json", "a%0Ab.json"),
            (b"/elsewhere/web.json", "/elsewhere/web.json", "file:///elsewhere/web.json"),
        ] {
            let path = Path::new(OsStr::from_bytes(path));
            assert_eq!(names.of(path), name);
            let (Uri::Relative(found) | Uri::Absolute(found)) = names.uri(path);
            assert_eq!(found, uri);
        }
    }
}
