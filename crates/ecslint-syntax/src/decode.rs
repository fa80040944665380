//! From the bytes of a file to text.

use crate::span::Span;
use std::borrow::Cow;

/// How many invalid places are listed at most; a binary file has millions.
const MAX_INVALID: usize = 100;

/// The encoding that the bytes of a file are in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, perhaps with invalid bytes.
    Utf8,
    /// UTF-16, as its byte order mark says. JSON files must be UTF-8.
    Utf16,
}

/// The text of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded<'b> {
    /// The text. In UTF-8 its offsets are those of the bytes, also where bytes are invalid.
    pub text: Cow<'b, str>,
    /// Where the bytes made no sense, as spans of `text`: the first hundred places.
    pub invalid: Vec<Span>,
    /// The encoding.
    pub encoding: Encoding,
}

/// Makes text of the bytes of a file. Valid UTF-8 is borrowed. Each byte that is not UTF-8 becomes a `?`, so that the
/// offsets stay the same. UTF-16 is told by its byte order mark and decoded, the mark left out.
pub fn decode(bytes: &[u8]) -> Decoded<'_> {
    match bytes {
        [0xFF, 0xFE, rest @ ..] => decode_utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => decode_utf16(rest, u16::from_be_bytes),
        _ => match simdutf8::basic::from_utf8(bytes) {
            Ok(text) => Decoded { text: Cow::Borrowed(text), invalid: Vec::new(), encoding: Encoding::Utf8 },
            Err(_) => decode_damaged_utf8(bytes),
        },
    }
}

fn decode_damaged_utf8(bytes: &[u8]) -> Decoded<'_> {
    let mut text = String::with_capacity(bytes.len());
    let mut invalid = Vec::new();
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        let start = text.len();
        text.extend(chunk.invalid().iter().map(|_| '?'));
        note_invalid(&mut invalid, start, text.len());
    }
    Decoded { text: Cow::Owned(text), invalid, encoding: Encoding::Utf8 }
}

fn decode_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Decoded<'_> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len());
    let mut invalid = Vec::new();
    for decoded in char::decode_utf16(pairs.iter().map(|&pair| unit(pair))) {
        let start = text.len();
        let broken = decoded.is_err();
        text.push(decoded.unwrap_or(char::REPLACEMENT_CHARACTER));
        if broken {
            note_invalid(&mut invalid, start, text.len());
        }
    }
    if !rest.is_empty() {
        let start = text.len();
        text.push(char::REPLACEMENT_CHARACTER);
        note_invalid(&mut invalid, start, text.len());
    }
    Decoded { text: Cow::Owned(text), invalid, encoding: Encoding::Utf16 }
}

/// Lists an invalid place, as one with the place before when nothing lies between. Places beyond the reach of `u32`
/// are not listed: such a file is refused anyway.
fn note_invalid(invalid: &mut Vec<Span>, start: usize, end: usize) {
    let (Ok(start), Ok(end)) = (u32::try_from(start), u32::try_from(end)) else { return };
    let room = invalid.len() < MAX_INVALID;
    match invalid.last_mut() {
        _ if start == end => {}
        Some(last) if last.end == start => last.end = end,
        _ if room => invalid.push(Span::new(start, end)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], text: &str, invalid: &[(u32, u32)], encoding: Encoding) {
        let decoded = decode(bytes);
        let spans: Vec<_> = decoded.invalid.iter().map(|span| (span.start, span.end)).collect();
        assert_eq!((&*decoded.text, &*spans, decoded.encoding), (text, invalid, encoding));
    }

    #[test]
    fn utf8() {
        check(b"", "", &[], Encoding::Utf8);
        check("é{}".as_bytes(), "é{}", &[], Encoding::Utf8);
        assert!(matches!(decode(b"{}").text, Cow::Borrowed("{}")));
        check(b"a\xFFb", "a?b", &[(1, 2)], Encoding::Utf8);
        check(b"a\xFF\xC3\xE2\x82b\xC3", "a????b?", &[(1, 5), (6, 7)], Encoding::Utf8);
    }

    #[test]
    fn invalid_places_are_capped() {
        let decoded = decode(&b"a\xFF".repeat(1_000)).invalid.len();
        assert_eq!(decoded, MAX_INVALID);
    }

    #[test]
    fn utf16() {
        check(b"\xFF\xFE{\0}\0", "{}", &[], Encoding::Utf16);
        check(b"\xFE\xFF\0{\0}", "{}", &[], Encoding::Utf16);
        check(b"\xFE\xFF\xD8\x3D\xDE\x00", "😀", &[], Encoding::Utf16);
        check(b"\xFE\xFF\0a\xD8\x3D\0b\0", "a\u{fffd}b\u{fffd}", &[(1, 4), (5, 8)], Encoding::Utf16);
    }
}
