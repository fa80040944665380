//! Values: telling from the first byte what stands here.

use super::string::StringEnd;
use super::template::Place;
use super::{Parser, Shape};
use crate::document::Kind;
use crate::error::SyntaxErrorKind;

/// What was read where a value is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// A value without children is in the tree now.
    Scalar,
    /// A template stands for the value.
    Template,
    /// A string without its closing quote.
    BrokenString,
    /// A container was opened and is the innermost one now.
    Opened,
    /// No value: a string stands here, unread, and the colon behind it shows that it is a key.
    Key {
        /// Where the colon is.
        colon: usize,
    },
    /// No value: a comma, a closing bracket or the end of the text stands here, unread.
    Nothing,
}

/// Whether a value may end before this byte, so that nothing can be glued to it.
#[inline]
pub(super) fn ends_value(byte: Option<u8>) -> bool {
    matches!(byte, None | Some(b',' | b'}' | b']' | b'\n' | b'\r' | b' ' | b'\t'))
}

impl Parser<'_> {
    /// Reads the value that begins with `byte`, which stands here.
    #[inline]
    pub(super) fn read_value(&mut self, byte: u8) -> Outcome {
        match byte {
            b'"' => self.read_string_value(),
            b'[' => self.read_container(Shape::Array),
            b'{' if !matches!(self.byte_at(self.position + 1), Some(b'{' | b'%' | b'#')) => {
                self.read_container(Shape::Object)
            }
            b'-' | b'0'..=b'9' => match super::number::number_length(&self.bytes[self.position..]) {
                Some(length) if ends_value(self.byte_at(self.position + length)) => {
                    self.push_scalar(Kind::Number, length)
                }
                _ => self.read_other_value(byte),
            },
            b't' if self.stands_here(b"true") => self.push_scalar(Kind::True, 4),
            b'f' if self.stands_here(b"false") => self.push_scalar(Kind::False, 5),
            b'n' if self.stands_here(b"null") => self.push_scalar(Kind::Null, 4),
            _ => self.read_other_value(byte),
        }
    }

    #[inline]
    fn read_string_value(&mut self) -> Outcome {
        let start = self.position;
        let string_end = self.read_string();
        self.last_end = self.position;
        if self.byte_at(self.position) == Some(b',') && string_end == StringEnd::Quote {
            return Outcome::Scalar;
        }
        if string_end == StringEnd::Missing {
            return Outcome::BrokenString;
        }
        if !ends_value(self.byte_at(self.position))
            && let Some(outcome) = self.mend_string(start)
        {
            self.last_end = self.position;
            return outcome;
        }
        if self.next_byte() == Some(b':') {
            let colon = self.position;
            self.take_back_leaf();
            return Outcome::Key { colon };
        }
        Outcome::Scalar
    }

    #[inline]
    fn read_container(&mut self, shape: Shape) -> Outcome {
        if self.open_container(shape).is_continue() {
            return Outcome::Opened;
        }
        self.last_end = self.position;
        Outcome::Scalar
    }

    #[inline]
    fn push_scalar(&mut self, kind: Kind, length: usize) -> Outcome {
        let start = self.position;
        self.position += length;
        self.last_end = self.position;
        self.push_leaf(kind, 0, start, start + length, 0);
        Outcome::Scalar
    }

    #[inline]
    fn stands_here(&self, word: &[u8]) -> bool {
        self.bytes[self.position..].starts_with(word) && ends_value(self.byte_at(self.position + word.len()))
    }

    /// Reads what is no plain JSON value: templates, bare words, other quotes, and junk before a value.
    #[cold]
    fn read_other_value(&mut self, first: u8) -> Outcome {
        let mut byte = first;
        loop {
            match byte {
                b',' | b']' | b'}' => return Outcome::Nothing,
                b'"' => return self.read_string_value(),
                b'[' => return self.read_container(Shape::Array),
                b'\'' => {
                    let string_end = self.read_single_quoted();
                    self.last_end = self.position;
                    return if string_end == StringEnd::Quote { Outcome::Scalar } else { Outcome::BrokenString };
                }
                _ => {}
            }
            if let Some(end) = self.template_run(self.position, Place::Value) {
                let end = self.block_end(self.position).unwrap_or(end);
                self.push_template(end);
                return Outcome::Template;
            }
            if byte == b'{' {
                return self.read_container(Shape::Object);
            }
            let end = self.bare_value_end(self.position);
            if end > self.position {
                self.read_bare_value(end);
                self.last_end = self.position;
                return Outcome::Scalar;
            }
            self.skip_junk();
            let Some(next) = self.next_byte() else { return Outcome::Nothing };
            byte = next;
        }
    }

    /// Adds the template from here to `end` as one expression.
    pub(super) fn push_template(&mut self, end: usize) {
        self.error(SyntaxErrorKind::Template, self.position, end);
        self.push_leaf(Kind::Expression, 0, self.position, end, 0);
        self.position = end;
        self.last_end = end;
    }
}
