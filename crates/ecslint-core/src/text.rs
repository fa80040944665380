//! Looking at texts byte by byte. Names, paths and ARNs are made of ASCII, and rules look at each of them many times;
//! the searches of the standard library are made for patterns of any kind.

/// A set of ASCII characters that a kind of text is made of.
#[derive(Clone, Copy, Debug)]
pub struct Alphabet([bool; 256]);

impl Alphabet {
    /// The ASCII characters for which one of the ranges or `others` speaks.
    const fn of(ranges: &[(u8, u8)], others: &[u8]) -> Self {
        let mut members = [false; 256];
        let mut index = 0;
        while index < ranges.len() {
            let (mut byte, last) = ranges[index];
            while byte <= last {
                members[byte as usize] = true;
                byte += 1;
            }
            index += 1;
        }
        index = 0;
        while index < others.len() {
            members[others[index] as usize] = true;
            index += 1;
        }
        Self(members)
    }

    /// Letters, digits and `others`, all of them ASCII.
    pub const fn alphanumeric_and(others: &[u8]) -> Self {
        Self::of(&[(b'a', b'z'), (b'A', b'Z'), (b'0', b'9')], others)
    }

    /// Whether the byte is one of the characters.
    #[inline]
    pub const fn has(&self, byte: u8) -> bool {
        self.0[byte as usize]
    }

    /// Whether `text` holds no other characters.
    #[inline]
    pub fn spells(&self, text: &str) -> bool {
        // Nearly every text is all right, so looking at all of it beats asking behind each character whether to stop.
        text.bytes().fold(true, |spells, byte| spells & self.has(byte))
    }
}

/// Where the ASCII character `mark` first stands in `text`.
#[inline]
pub fn find(text: &str, mark: u8) -> Option<usize> {
    memchr::memchr(mark, text.as_bytes())
}

/// Where the ASCII character `mark` stands last in `text`.
#[inline]
pub fn rfind(text: &str, mark: u8) -> Option<usize> {
    memchr::memrchr(mark, text.as_bytes())
}

/// All places where the ASCII character `mark` stands in `text`.
#[inline]
pub fn all(text: &str, mark: u8) -> impl Iterator<Item = usize> {
    memchr::memchr_iter(mark, text.as_bytes())
}

/// The texts before and behind the first `mark`, an ASCII character.
#[inline]
pub fn split_once(text: &str, mark: u8) -> Option<(&str, &str)> {
    let at = find(text, mark)?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

/// What stands behind the last `mark`, an ASCII character; all of `text` without one.
#[inline]
pub fn behind_last(text: &str, mark: u8) -> &str {
    rfind(text, mark).and_then(|at| text.get(at + 1..)).unwrap_or(text)
}

/// What stands before the first `mark`, an ASCII character; all of `text` without one.
#[inline]
pub fn before_first(text: &str, mark: u8) -> &str {
    find(text, mark).and_then(|at| text.get(..at)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_as_the_standard_library_does() {
        for text in ["", "a", "a:b", ":", "a:b:c", "größe:é", ":a", "a:"] {
            assert_eq!(split_once(text, b':'), text.split_once(':'), "{text}");
            assert_eq!(find(text, b':'), text.find(':'), "{text}");
            assert_eq!(rfind(text, b':'), text.rfind(':'), "{text}");
            assert!(all(text, b':').eq(text.match_indices(':').map(|(place, _)| place)), "{text}");
            assert_eq!(behind_last(text, b':'), text.rsplit(':').next().unwrap_or_default(), "{text}");
            assert_eq!(before_first(text, b':'), text.split(':').next().unwrap_or_default(), "{text}");
        }
    }

    #[test]
    fn an_alphabet_has_its_characters_alone() {
        static WORDS: Alphabet = Alphabet::alphanumeric_and(b"_-");
        assert!(WORDS.spells("aZ09_-"));
        assert!(WORDS.spells(""));
        for text in ["a b", "é", "a.b", "{"] {
            assert!(!WORDS.spells(text), "{text}");
        }
    }
}
