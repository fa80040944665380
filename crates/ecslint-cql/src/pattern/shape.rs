//! What a pattern looks like to a person.

/// What a pattern was likely meant to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A plain value; at most its dots are special.
    Plain,
    /// A glob: a star repeats a plain character, as in `g4*`. What was likely meant, and where the star stands.
    Glob { meant: String, star: usize },
    /// A regular expression, for all that can be told.
    Regular,
}

/// How `pattern` reads.
pub(crate) fn shape(pattern: &str) -> Shape {
    let is_plain = |character: char| character.is_ascii_alphanumeric() || "-_/.:@".contains(character);
    if pattern.chars().all(is_plain) {
        return Shape::Plain;
    }
    if !pattern.chars().all(|character| is_plain(character) || character == '*') {
        return Shape::Regular;
    }
    let bytes = pattern.as_bytes();
    let is_glob = |index: usize| bytes[index] == b'*' && (index == 0 || !matches!(bytes[index - 1], b'.' | b'*'));
    let Some(star) = (0..bytes.len()).find(|&index| is_glob(index)) else { return Shape::Regular };
    let mut meant = String::with_capacity(pattern.len() + 4);
    for (index, character) in pattern.char_indices() {
        if is_glob(index) {
            meant.push('.');
        }
        meant.push(character);
    }
    Shape::Glob { meant, star }
}

/// The plain text that every match begins with, as far as it is certain.
pub(crate) fn literal_beginning(pattern: &str) -> &str {
    if pattern.contains('|') {
        return "";
    }
    let end = pattern.find(|character: char| !(character.is_ascii_alphanumeric() || "-_/:@".contains(character)));
    let Some(end) = end else { return pattern };
    // A quantifier makes the character before it uncertain.
    let repeats = matches!(pattern.as_bytes()[end], b'*' | b'?' | b'{' | b'+');
    &pattern[..if repeats { end.saturating_sub(1) } else { end }]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_globs_from_patterns() {
        let glob = |meant: &str, star| Shape::Glob { meant: meant.to_owned(), star };
        assert_eq!(shape("g4*"), glob("g4.*", 2));
        assert_eq!(shape("*.large"), glob(".*.large", 0));
        assert_eq!(shape("us-east-1*"), glob("us-east-1.*", 9));
        assert_eq!(shape("t2.*"), Shape::Regular);
        assert_eq!(shape("t[23].*"), Shape::Regular);
        assert_eq!(shape("t3.micro"), Shape::Plain);
        assert_eq!(literal_beginning("t2.*"), "t2");
        assert_eq!(literal_beginning("g4*"), "g");
        assert_eq!(literal_beginning("a|b"), "");
        assert_eq!(literal_beginning("(a"), "");
    }
}
