//! Strings: finding their end, noticing what is unusual about them, decoding escapes.

use super::Parser;
use crate::document::{DAMAGED, ESCAPED, Kind, SUSPICIOUS};
use crate::error::SyntaxErrorKind;
use crate::escape::{Meaning, read_escape};

/// How a string ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StringEnd {
    Quote,
    /// There is no closing quote on the line.
    Missing,
}

/// Whether a byte may begin a placeholder by itself; two underscores may as well.
const fn begins_placeholder(byte: u8) -> bool {
    matches!(byte, b'$' | b'{' | b'<' | b'%' | b'#' | b'@' | b'[' | b'(')
}

/// Whether a byte ends the fast scan: quote, backslash or control character.
const fn stops(byte: u8) -> bool {
    matches!(byte, 0..0x20 | b'"' | b'\\')
}

/// How many bytes are looked at together, as one number with the first of them lowest.
const BLOCK: usize = 8;
/// The lowest bit of each byte of a block.
const ONES: u64 = u64::from_ne_bytes([1; BLOCK]);
/// The highest bit of each byte of a block.
const TOPS: u64 = u64::from_ne_bytes([0x80; BLOCK]);

/// The top bit of each byte of `block` that is below `bound`, which is ASCII. Only the lowest of them is sure.
#[inline]
const fn below(block: u64, bound: u8) -> u64 {
    block.wrapping_sub(ONES * bound as u64) & !block & TOPS
}

/// The top bit of each byte that is `byte`, which is ASCII. Only the lowest of them is sure.
#[inline]
const fn equal(block: u64, byte: u8) -> u64 {
    below(block ^ (ONES * byte as u64), 1)
}

/// The top bit of each byte from `first` to `last`, which are ASCII.
#[inline]
const fn between(block: u64, first: u8, last: u8) -> u64 {
    let low = block & !TOPS;
    (low + ONES * (0x80 - first) as u64) & !(low + ONES * (0x7f - last) as u64) & !block & TOPS
}

/// The top bit of each byte that [`stops`]. Only the lowest of them is sure.
#[inline]
const fn stops_in(block: u64) -> u64 {
    below(block, b' ') | equal(block, b'"') | equal(block, b'\\')
}

/// The top bit of each byte that could have to do with a placeholder, and of a few that have not.
#[inline]
const fn suspects_in(block: u64) -> u64 {
    // `[` to `_` differ from `{` to the end in one bit.
    between(block, b'#', b'(') | between(block, b'<', b'@') | between(block | (ONES * 0x20), b'{', 0x7f)
}

#[inline]
fn block_at(bytes: &[u8], at: usize) -> Option<u64> {
    bytes.get(at..)?.first_chunk::<BLOCK>().map(|block| u64::from_le_bytes(*block))
}

/// The offset of the first byte from `at` on that ends the fast scan.
#[inline]
pub(super) fn plain_end(bytes: &[u8], at: usize) -> usize {
    let mut at = at;
    while let Some(block) = block_at(bytes, at) {
        let found = stops_in(block);
        if found != 0 {
            return at + found.trailing_zeros() as usize / 8;
        }
        at += BLOCK;
    }
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest.iter().take_while(|byte| !stops(**byte)).count()
}

/// Like [`plain_end`]; also whether what stands before it should be searched for the beginning of a placeholder.
#[inline]
pub(super) fn plain_end_with_suspicion(bytes: &[u8], at: usize) -> (usize, bool) {
    let mut at = at;
    let mut suspects = 0;
    while let Some(block) = block_at(bytes, at) {
        let found = stops_in(block);
        if found != 0 {
            let before = found ^ (found - 1);
            return (at + found.trailing_zeros() as usize / 8, suspects | (suspects_in(block) & before) != 0);
        }
        suspects |= suspects_in(block);
        at += BLOCK;
    }
    (plain_end(bytes, at), true)
}

impl Parser<'_> {
    /// Reads the string whose opening quote stands here and adds its node.
    #[inline]
    pub(super) fn read_string(&mut self) -> StringEnd {
        let start = self.position;
        let (end, is_suspicious) = plain_end_with_suspicion(self.bytes, start + 1);
        if self.byte_at(end) != Some(b'"') {
            return self.read_unusual_string(start);
        }
        self.position = end + 1;
        let flags = if is_suspicious { self.placeholder_flag(start + 1, end) } else { 0 };
        self.push_leaf(Kind::String, flags, start, end + 1, 0);
        StringEnd::Quote
    }

    /// Reads a string with escapes or control characters, or without an end.
    #[cold]
    fn read_unusual_string(&mut self, start: usize) -> StringEnd {
        let mut at = start + 1;
        loop {
            at = plain_end(self.bytes, at);
            match self.byte_at(at) {
                Some(b'"') => {
                    self.finish_string(start, at, StringEnd::Quote);
                    return StringEnd::Quote;
                }
                Some(b'\\') => at = self.behind_backslash(at),
                Some(_) if !self.is_line_end(at) => at += 1,
                _ => break,
            }
        }
        let content_end = self.mend_unterminated(start + 1, at);
        self.finish_string(start, content_end, StringEnd::Missing);
        StringEnd::Missing
    }

    /// Adds the node of the string that begins at `start` and whose content ends at `content_end`, with all complaints.
    pub(super) fn finish_string(&mut self, start: usize, content_end: usize, string_end: StringEnd) {
        let content = &self.text[start + 1..content_end];
        let mut flags = self.placeholder_flag(start + 1, content_end);
        let mut extra = 0;
        self.report_control_characters(start + 1, content_end);
        if content.contains('\\') {
            flags |= ESCAPED;
            extra = self.decoded.len() as u32;
            let (decoded, damaged) = self.decode(start + 1, content_end);
            self.decoded.push(decoded);
            flags |= damaged;
        }
        self.position = content_end;
        if string_end == StringEnd::Quote {
            self.position += 1;
        } else {
            flags |= DAMAGED;
            self.error(SyntaxErrorKind::UnterminatedString, start, content_end);
        }
        self.push_leaf(Kind::String, flags, start, self.position, extra);
    }

    /// Decodes the content of a string. Returns the flag `DAMAGED` with it when an escape made no sense.
    fn decode(&mut self, start: usize, end: usize) -> (String, u8) {
        decode(self.text, start, end, |kind, start, end| self.error(kind, start, end))
    }

    /// One error for each run of control characters.
    fn report_control_characters(&mut self, start: usize, end: usize) {
        let mut at = start;
        while at < end {
            let run = self.bytes[at..end].iter().take_while(|&&byte| byte < 0x20).count();
            if run > 0 {
                self.error(SyntaxErrorKind::ControlCharacter, at, at + run);
            }
            at += run.max(1);
        }
    }

    /// `SUSPICIOUS` when something between the two offsets could begin a placeholder.
    pub(super) fn placeholder_flag(&self, start: usize, end: usize) -> u8 {
        placeholder_flag(&self.bytes[start..end])
    }

    /// The offset behind a backslash and what it escapes, which is never the end of a line.
    fn behind_backslash(&self, at: usize) -> usize {
        if at + 1 >= self.bytes.len() || self.is_line_end(at + 1) { at + 1 } else { at + 2 }
    }

    /// Whether a line ends at this byte.
    fn is_line_end(&self, at: usize) -> bool {
        match self.byte_at(at) {
            Some(b'\n') => true,
            Some(b'\r') => self.byte_at(at + 1) == Some(b'\n'),
            _ => false,
        }
    }

    /// The offset behind the string whose opening quote stands at `at`: behind its closing quote or at the line end.
    pub(super) fn string_end(&self, at: usize) -> usize {
        let mut at = at + 1;
        loop {
            at = plain_end(self.bytes, at);
            match self.byte_at(at) {
                Some(b'"') => return at + 1,
                Some(b'\\') => at = self.behind_backslash(at),
                Some(_) if !self.is_line_end(at) => at += 1,
                _ => return at,
            }
        }
    }
}

/// `SUSPICIOUS` when something in the content of a string could begin a placeholder.
pub(crate) fn placeholder_flag(content: &[u8]) -> u8 {
    let mut previous = 0;
    let begins = content.iter().any(|&byte| {
        let is_pair = byte == b'_' && previous == b'_';
        previous = byte;
        is_pair || begins_placeholder(byte)
    });
    if begins { SUSPICIOUS } else { 0 }
}

/// Decodes what stands between the two offsets of `text`. Returns the flag `DAMAGED` with it when an escape made no sense,
/// of which `complain` hears.
pub(super) fn decode(
    text: &str,
    start: usize,
    end: usize,
    mut complain: impl FnMut(SyntaxErrorKind, usize, usize),
) -> (String, u8) {
    let mut decoded = String::with_capacity(end - start);
    let mut damaged = 0;
    let mut at = start;
    while let Some(length) = memchr::memchr(b'\\', &text.as_bytes()[at..end]) {
        decoded.push_str(&text[at..at + length]);
        at += length;
        let escape = read_escape(&text[at..end]);
        let behind = at + escape.length;
        match escape.meaning {
            Meaning::Character(character) => decoded.push(character),
            Meaning::LoneSurrogate => {
                decoded.push(char::REPLACEMENT_CHARACTER);
                complain(SyntaxErrorKind::LoneSurrogate, at, behind);
                damaged = DAMAGED;
            }
            Meaning::Invalid => {
                decoded.push_str(&text[at..behind]);
                complain(SyntaxErrorKind::InvalidEscape, at, behind);
                damaged = DAMAGED;
            }
        }
        at = behind;
    }
    decoded.push_str(&text[at..end]);
    (decoded, damaged)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_tell_what_bytes_tell() {
        for byte in 0..=u8::MAX {
            for place in 0..BLOCK {
                let mut bytes = [b'a'; BLOCK];
                bytes[place] = byte;
                let block = u64::from_le_bytes(bytes);
                let top = 0x80 << (8 * place);
                assert_eq!(stops_in(block), if stops(byte) { top } else { 0 }, "{byte}");
                if begins_placeholder(byte) || byte == b'_' {
                    assert_eq!(suspects_in(block), top, "{byte}");
                }
                if byte.is_ascii_alphanumeric() || !byte.is_ascii() || b" -./:,".contains(&byte) {
                    assert_eq!(suspects_in(block), 0, "{byte}");
                }
            }
        }
    }

    #[test]
    fn the_first_of_several_stops_is_found() {
        let text = b"0123456789\"\\\n rest";
        for start in 0..=10 {
            assert_eq!(plain_end(text, start), 10);
            assert_eq!(plain_end_with_suspicion(text, start), (10, false));
        }
        assert_eq!(plain_end_with_suspicion(b"a{b\"$$$$$$$$", 0), (3, true));
        assert_eq!(plain_end_with_suspicion(b"a-b\"$$$$$$$$", 0), (3, false));
    }
}
