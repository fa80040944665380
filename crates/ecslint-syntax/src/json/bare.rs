//! Words without double quotes: misspelt literals, unquoted strings and keys, single quotes, and plain junk.

use super::number::{looks_like_number, number_length};
use super::string::StringEnd;
use super::value::ends_value;
use super::{Expect, Parser};
use crate::document::{DAMAGED, Kind};
use crate::error::SyntaxErrorKind;

impl Parser<'_> {
    /// The length of the character at `at` when it may be part of a word, otherwise 0.
    pub(super) fn word_length(&self, at: usize) -> usize {
        match self.byte_at(at) {
            Some(b'/') => usize::from(!matches!(self.byte_at(at + 1), Some(b'/' | b'*'))),
            Some(byte) if byte.is_ascii() => usize::from(
                byte.is_ascii_alphanumeric()
                    || matches!(byte, b'_' | b'-' | b'+' | b'.' | b'~' | b'*' | b'!' | b'&' | b'?' | b'^' | b'|')
                    || matches!(byte, b'$' | b'%' | b'@' | b'<' | b'>'),
            ),
            Some(_) => match self.text.get(at..).and_then(|rest| rest.chars().next()) {
                Some(character) if !is_unusual_blank(character) => character.len_utf8(),
                _ => 0,
            },
            None => 0,
        }
    }

    fn word_end(&self, start: usize) -> usize {
        let mut at = start;
        loop {
            match self.word_length(at) {
                0 => return at,
                length => at += length,
            }
        }
    }

    /// The end of the word at `at` where a value is due. Such a word may go on behind a colon or an equals sign, as in
    /// `nginx:latest` or `http://host`.
    pub(super) fn bare_value_end(&self, start: usize) -> usize {
        let mut at = start;
        loop {
            let end = self.word_end(at);
            if end == at {
                return self.behind_stray_quote(start, end);
            }
            at = end;
            if matches!(self.byte_at(at), Some(b':' | b'=')) {
                let slashes = self.bytes[at + 1..].starts_with(b"//");
                let next = if slashes { at + 3 } else { at + 1 };
                if self.word_length(next) > 0 {
                    at = next;
                }
            }
        }
    }

    /// The end of the word at `at` where a key is due.
    pub(super) fn bare_key_end(&self, at: usize) -> usize {
        self.behind_stray_quote(at, self.word_end(at))
    }

    /// A quote glued to the end of a word belongs to it: its opening twin is missing.
    fn behind_stray_quote(&self, start: usize, end: usize) -> usize {
        let next = self.byte_at(end + 1);
        let closes = self.byte_at(end) == Some(b'"') && (ends_value(next) || next == Some(b':'));
        if end > start && closes { end + 1 } else { end }
    }

    /// Reads the word from here to `end` as a value.
    pub(super) fn read_bare_value(&mut self, end: usize) {
        let start = self.position;
        let word = &self.text[start..end];
        self.position = end;
        let known = match word {
            "true" => Some(Kind::True),
            "false" => Some(Kind::False),
            "null" => Some(Kind::Null),
            _ if number_length(word.as_bytes()) == Some(word.len()) => Some(Kind::Number),
            _ => None,
        };
        if let Some(kind) = known {
            return self.push_leaf(kind, 0, start, end, 0);
        }
        if looks_like_number(word) {
            self.error(SyntaxErrorKind::InvalidNumber, start, end);
            return self.push_leaf(Kind::Number, 0, start, end, 0);
        }
        if begins_like_number(word) {
            self.error_in_container(SyntaxErrorKind::InvalidNumber, start, end);
        } else {
            self.position = self.end_of_words(end);
            self.error_in_container(SyntaxErrorKind::UnquotedString, start, self.position);
        }
        self.push_leaf(Kind::Error, 0, start, self.position, 0);
    }

    /// The end of the words that follow on the line, as in `echo hello world`. A word before a colon is a key.
    fn end_of_words(&self, end: usize) -> usize {
        let mut end = end;
        loop {
            let start = self.after_spaces(end);
            let next = self.bare_value_end(start);
            if start == end || next == start || self.byte_at(self.after_spaces(next)) == Some(b':') {
                return end;
            }
            end = next;
        }
    }

    /// Reads a string in single quotes.
    pub(super) fn read_single_quoted(&mut self) -> StringEnd {
        let start = self.position;
        let line_end = self.line_end(start);
        let mut closing = None;
        let mut at = start + 1;
        while at < line_end {
            match self.bytes[at] {
                b'\\' => at += 1,
                b'\'' => {
                    let next = self.byte_at(at + 1);
                    let closes = ends_value(next) || next == Some(b':');
                    if closes || closing.is_none() {
                        closing = Some(at);
                    }
                    if closes {
                        break;
                    }
                }
                _ => {}
            }
            at += 1;
        }
        let end = match closing {
            Some(closing) => {
                self.error(SyntaxErrorKind::SingleQuotedString, start, closing + 1);
                closing + 1
            }
            None => {
                let end = self.mend_unterminated(start + 1, line_end);
                self.error_in_container(SyntaxErrorKind::UnterminatedString, start, end);
                end
            }
        };
        let flags = DAMAGED | self.placeholder_flag(start + 1, end);
        self.push_leaf(Kind::String, flags, start, end, 0);
        self.position = end;
        if closing.is_some() { StringEnd::Quote } else { StringEnd::Missing }
    }

    /// Skips characters that can begin nothing, with one error for all that stand together.
    pub(super) fn skip_junk(&mut self) {
        let start = self.position;
        let mut at = start;
        loop {
            at += self.text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
            let stops = match self.byte_at(at) {
                None | Some(b',' | b'"' | b'\'' | b'[' | b']' | b'{' | b'}' | b' ' | b'\t' | b'\r' | b'\n') => true,
                Some(b'/' | b'#') => true,
                Some(_) => self.word_length(at) > 0,
            };
            if stops {
                break;
            }
        }
        self.error_in_container(SyntaxErrorKind::UnexpectedCharacter, start, at);
        self.position = at;
        self.last_end = at;
        if self.expect == Expect::Comma {
            self.expect = Expect::Anything;
        }
    }
}

/// Blanks that look like a space and are none in JSON: the no-break space, zero width space, byte order mark, ….
fn is_unusual_blank(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{200b}' | '\u{feff}' | '\u{80}'..='\u{9f}')
}

fn begins_like_number(word: &str) -> bool {
    let digits = word.strip_prefix(['-', '+', '.']).unwrap_or(word);
    digits.is_empty() || digits.starts_with(|character: char| character.is_ascii_digit())
}
