//! What may stand between any two tokens: blanks and comments.

use super::{Parser, span};
use crate::document::{Comment, Syntax};
use crate::error::SyntaxErrorKind;
use memchr::{memchr, memmem};

const EIGHT_SPACES: u64 = u64::from_ne_bytes([b' '; 8]);

impl Parser<'_> {
    /// Skips blanks and comments and returns the byte behind them, `None` at the end of the text.
    #[inline]
    pub(super) fn next_byte(&mut self) -> Option<u8> {
        loop {
            let byte = *self.bytes.get(self.position)?;
            if byte > b' ' {
                if matches!(byte, b'/' | b'#') && self.skip_comment(byte) {
                    continue;
                }
                return Some(byte);
            }
            match byte {
                b' ' | b'\t' | b'\r' => self.position += 1,
                b'\n' => {
                    self.position += 1;
                    self.skip_indentation();
                }
                _ => return Some(byte),
            }
        }
    }

    /// Skips the spaces at the beginning of a line, eight at once: most bytes of a pretty-printed file are these.
    #[inline]
    fn skip_indentation(&mut self) {
        while let Some(chunk) = self.bytes.get(self.position..).and_then(<[u8]>::first_chunk::<8>) {
            let chunk = u64::from_ne_bytes(*chunk);
            if chunk != EIGHT_SPACES {
                // The lowest byte that is no space tells how many spaces stand before it.
                let spaces = (u64::from_le(chunk) ^ EIGHT_SPACES).trailing_zeros() / 8;
                self.position += spaces as usize;
                return;
            }
            self.position += 8;
        }
    }

    /// Skips a comment that begins here; false when the byte begins none.
    #[cold]
    fn skip_comment(&mut self, byte: u8) -> bool {
        let start = self.position;
        if byte == b'#' {
            if self.is_hash_template(start) {
                return false;
            }
            self.position = self.line_end(start);
            self.error(SyntaxErrorKind::Comment, start, self.position);
            self.comments.push(Comment { span: span(start, self.position) });
            return true;
        }
        match self.byte_at(start + 1) {
            Some(b'/') => self.position = self.line_end(start),
            Some(b'*') => match memmem::find(&self.bytes[start + 2..], b"*/") {
                Some(length) => self.position = start + 2 + length + 2,
                None => {
                    self.position = self.bytes.len();
                    self.error_in_container(SyntaxErrorKind::UnterminatedComment, start, self.position);
                    self.comments.push(Comment { span: span(start, self.position) });
                    return true;
                }
            },
            _ => return false,
        }
        if self.syntax == Syntax::Json {
            self.error(SyntaxErrorKind::Comment, start, self.position);
        }
        self.comments.push(Comment { span: span(start, self.position) });
        true
    }

    /// The offset behind the last character of the line, before `\n` or `\r\n`.
    pub(super) fn line_end(&mut self, at: usize) -> usize {
        if !self.known_line.contains(&at) {
            let end = memchr(b'\n', &self.bytes[at..]).map_or(self.bytes.len(), |length| at + length);
            self.known_line = at..end;
        }
        let end = self.known_line.end;
        if end > at && self.bytes[end - 1] == b'\r' { end - 1 } else { end }
    }

    /// The offset of the first byte from `at` on that is no blank. Line ends count as blanks.
    pub(super) fn after_blanks(&self, mut at: usize) -> usize {
        while matches!(self.byte_at(at), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            at += 1;
        }
        at
    }

    /// Like `after_blanks`, but stays on the line.
    pub(super) fn after_spaces(&self, mut at: usize) -> usize {
        while matches!(self.byte_at(at), Some(b' ' | b'\t')) {
            at += 1;
        }
        at
    }
}
