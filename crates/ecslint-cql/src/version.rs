//! Versions such as `1.14.5`.

use std::cmp::Ordering;

/// Whether a text is a version: digits first, then what versions are made of.
pub(crate) fn is_version(text: &str) -> bool {
    text.starts_with(|character: char| character.is_ascii_digit())
        && text.chars().all(|character| character.is_ascii_alphanumeric() || ".-+_".contains(character))
}

/// The order of two versions; `None` when they hold more than numbers and dots, whose order no document tells.
pub(crate) fn compare(left: &str, right: &str) -> Option<Ordering> {
    let (left, right) = (numbers(left)?, numbers(right)?);
    let length = left.len().max(right.len());
    let at = |numbers: &[u64], index: usize| numbers.get(index).copied().unwrap_or(0);
    (0..length)
        .map(|index| at(&left, index).cmp(&at(&right, index)))
        .find(|order| order.is_ne())
        .or(Some(Ordering::Equal))
}

fn numbers(version: &str) -> Option<Vec<u64>> {
    version
        .split('.')
        .map(|part| if part.bytes().all(|byte| byte.is_ascii_digit()) { part.parse().ok() } else { None })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compares_numbers_not_letters() {
        assert_eq!(compare("1.9.0", "1.14.5"), Some(Ordering::Less));
        assert_eq!(compare("1.14", "1.14.0"), Some(Ordering::Equal));
        assert_eq!(compare("2", "1.99.99"), Some(Ordering::Greater));
        assert_eq!(compare("1.14.x", "1.14.0"), None);
        assert_eq!(compare("1..2", "1.2"), None);
        assert!(is_version("1.14.5") && !is_version("latest") && !is_version("v1.2"));
    }
}
