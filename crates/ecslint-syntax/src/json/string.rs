//! Strings: finding their end, noticing what is unusual about them, decoding escapes.

use super::Parser;
use crate::document::{DAMAGED, ESCAPED, Kind, SUSPICIOUS};
use crate::error::SyntaxErrorKind;
use crate::escape::{Meaning, read_escape};
use memchr::memmem;

/// How a string ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StringEnd {
    Quote,
    /// There is no closing quote on the line.
    Missing,
}

/// A byte that ends the fast scan: quote, backslash or control character.
const STOP: u8 = 1;
/// A byte that may begin a placeholder.
const BEGINS_PLACEHOLDER: u8 = SUSPICIOUS;
/// An underscore; two of them may begin a placeholder.
const UNDERSCORE: u8 = 4;

/// What each byte means inside a string.
static CLASSES: [u8; 256] = classes();

const fn classes() -> [u8; 256] {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            0..0x20 | b'"' | b'\\' => STOP,
            b'$' | b'{' | b'<' | b'%' | b'#' | b'@' | b'[' | b'(' => BEGINS_PLACEHOLDER,
            b'_' => UNDERSCORE,
            _ => 0,
        };
        byte += 1;
    }
    classes
}

/// The offset of the first byte from `at` on that ends the fast scan, and the classes of those before it.
#[inline]
fn scan(bytes: &[u8], at: usize) -> (usize, u8) {
    let mut seen = 0;
    let rest = bytes.get(at..).unwrap_or_default();
    for (length, &byte) in rest.iter().enumerate() {
        let class = CLASSES[byte as usize];
        if class == STOP {
            return (at + length, seen);
        }
        seen |= class;
    }
    (bytes.len(), seen)
}

impl Parser<'_> {
    /// Reads the string whose opening quote stands here and adds its node.
    #[inline]
    pub(super) fn read_string(&mut self) -> StringEnd {
        let start = self.position;
        let (end, seen) = scan(self.bytes, start + 1);
        if self.byte_at(end) != Some(b'"') {
            return self.read_unusual_string(start);
        }
        self.position = end + 1;
        let mut flags = seen & BEGINS_PLACEHOLDER;
        if seen & UNDERSCORE != 0 {
            flags |= self.placeholder_flag(start + 1, end);
        }
        self.push_leaf(Kind::String, flags, start, end + 1, 0);
        StringEnd::Quote
    }

    /// Reads a string with escapes or control characters, or without an end.
    #[cold]
    fn read_unusual_string(&mut self, start: usize) -> StringEnd {
        let mut at = start + 1;
        loop {
            at = scan(self.bytes, at).0;
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
        let text = self.text;
        let mut decoded = String::with_capacity(end - start);
        let mut damaged = 0;
        let mut at = start;
        while let Some(length) = memchr::memchr(b'\\', &self.bytes[at..end]) {
            decoded.push_str(&text[at..at + length]);
            at += length;
            let escape = read_escape(&text[at..end]);
            let behind = at + escape.length;
            match escape.meaning {
                Meaning::Character(character) => decoded.push(character),
                Meaning::LoneSurrogate => {
                    decoded.push(char::REPLACEMENT_CHARACTER);
                    self.error(SyntaxErrorKind::LoneSurrogate, at, behind);
                    damaged = DAMAGED;
                }
                Meaning::Invalid => {
                    decoded.push_str(&text[at..behind]);
                    self.error(SyntaxErrorKind::InvalidEscape, at, behind);
                    damaged = DAMAGED;
                }
            }
            at = behind;
        }
        decoded.push_str(&text[at..end]);
        (decoded, damaged)
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

    pub(super) fn placeholder_flag(&self, start: usize, end: usize) -> u8 {
        let content = &self.bytes[start..end];
        let single = content.iter().fold(0, |seen, &byte| seen | CLASSES[byte as usize]) & BEGINS_PLACEHOLDER;
        if single == 0 && memmem::find(content, b"__").is_some() { SUSPICIOUS } else { single }
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
            at = scan(self.bytes, at).0;
            match self.byte_at(at) {
                Some(b'"') => return at + 1,
                Some(b'\\') => at = self.behind_backslash(at),
                Some(_) if !self.is_line_end(at) => at += 1,
                _ => return at,
            }
        }
    }
}
