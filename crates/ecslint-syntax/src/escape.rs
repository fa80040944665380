//! The escapes of JSON strings, one at a time.

/// What stands at a backslash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Escape {
    /// Bytes of text that belong to it, the backslash included.
    pub(crate) length: usize,
    /// What it stands for.
    pub(crate) meaning: Meaning,
}

/// What an escape stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// A character.
    Character(char),
    /// Half of a surrogate pair, which is no character; readers put U+FFFD in its place.
    LoneSurrogate,
    /// Nothing in JSON; the characters are kept as they are written.
    Invalid,
}

impl Escape {
    /// How many bytes it adds to the decoded string.
    pub(crate) fn decoded_length(self) -> usize {
        match self.meaning {
            Meaning::Character(character) => character.len_utf8(),
            Meaning::LoneSurrogate => char::REPLACEMENT_CHARACTER.len_utf8(),
            Meaning::Invalid => self.length,
        }
    }
}

/// Reads the escape at the beginning of `text`, which is a backslash and what follows in the string.
pub(crate) fn read_escape(text: &str) -> Escape {
    let short = |character| Escape { length: 2, meaning: Meaning::Character(character) };
    match text.as_bytes().get(1) {
        Some(b'"') => short('"'),
        Some(b'\\') => short('\\'),
        Some(b'/') => short('/'),
        Some(b'b') => short('\u{8}'),
        Some(b'f') => short('\u{c}'),
        Some(b'n') => short('\n'),
        Some(b'r') => short('\r'),
        Some(b't') => short('\t'),
        Some(b'u') => read_unicode_escape(text),
        _ => {
            let next = text[1..].chars().next().filter(|next| !next.is_control());
            Escape { length: 1 + next.map_or(0, char::len_utf8), meaning: Meaning::Invalid }
        }
    }
}

fn read_unicode_escape(text: &str) -> Escape {
    let Some(unit) = code_unit(text) else {
        let digits = text.bytes().skip(2).take(4).take_while(u8::is_ascii_hexdigit).count();
        return Escape { length: 2 + digits, meaning: Meaning::Invalid };
    };
    if let Some(character) = char::from_u32(unit) {
        return Escape { length: 6, meaning: Meaning::Character(character) };
    }
    // A high half needs the low half right behind it.
    let low = text.get(6..).filter(|rest| rest.starts_with("\\u")).and_then(code_unit);
    if let (0xD800..=0xDBFF, Some(low @ 0xDC00..=0xDFFF)) = (unit, low)
        && let Some(character) = char::from_u32(0x1_0000 + ((unit - 0xD800) << 10) + (low - 0xDC00))
    {
        return Escape { length: 12, meaning: Meaning::Character(character) };
    }
    Escape { length: 6, meaning: Meaning::LoneSurrogate }
}

/// The number in `\uXXXX`.
fn code_unit(text: &str) -> Option<u32> {
    let digits = text.as_bytes().get(2..6)?;
    digits.iter().try_fold(0, |unit, &digit| Some(unit << 4 | char::from(digit).to_digit(16)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes() {
        let cases: &[(&str, usize, Meaning)] = &[
            ("\\n rest", 2, Meaning::Character('\n')),
            ("\\/", 2, Meaning::Character('/')),
            ("\\u00e9x", 6, Meaning::Character('é')),
            ("\\u00E9", 6, Meaning::Character('é')),
            ("\\ud83d\\ude00!", 12, Meaning::Character('😀')),
            ("\\ud83d", 6, Meaning::LoneSurrogate),
            ("\\ud83d\\u0041", 6, Meaning::LoneSurrogate),
            ("\\ude00", 6, Meaning::LoneSurrogate),
            ("\\u12", 4, Meaning::Invalid),
            ("\\u12é4", 4, Meaning::Invalid),
            ("\\u+123", 2, Meaning::Invalid),
            ("\\x41", 2, Meaning::Invalid),
            ("\\é", 3, Meaning::Invalid),
            ("\\\t", 1, Meaning::Invalid),
            ("\\", 1, Meaning::Invalid),
        ];
        for &(text, length, meaning) in cases {
            assert_eq!(read_escape(text), Escape { length, meaning }, "{text}");
        }
    }
}
