//! The members of an object.

use super::string::{StringEnd, plain_end};
use super::template::Place;
use super::value::{Outcome, ends_value};
use super::{Expect, Parser, Shape};
use crate::document::{INCOMPLETE, Kind};
use crate::error::SyntaxErrorKind;
use std::ops::ControlFlow;

impl Parser<'_> {
    /// Reads members until the object closes or a member opens a container.
    pub(super) fn read_members(&mut self) {
        loop {
            let Some(byte) = self.next_byte() else { return self.close_all() };
            let flow = match byte {
                b'"' => self.read_member(),
                b',' => {
                    self.read_comma();
                    ControlFlow::Continue(())
                }
                b'}' => return self.close_with_bracket(),
                b']' => return self.close_with_wrong_bracket(Shape::Array),
                _ => self.read_unusual_member(byte),
            };
            if flow.is_break() {
                return;
            }
        }
    }

    /// Reads a member whose key is a string. Breaks off when its value opens a container.
    #[inline]
    fn read_member(&mut self) -> ControlFlow<()> {
        self.require_comma();
        let start = self.position;
        let end = plain_end(self.bytes, start + 1);
        if self.byte_at(end) == Some(b'"') && self.byte_at(end + 1) == Some(b':') {
            self.push_plain_key(start + 1, end);
            self.position = end + 2;
            return self.read_member_value();
        }
        self.read_unusual_key(start)
    }

    /// Reads a string key with escapes, or without a colon right behind it.
    #[cold]
    fn read_unusual_key(&mut self, start: usize) -> ControlFlow<()> {
        let string_end = self.read_string();
        self.last_end = self.position;
        if self.byte_at(self.position) == Some(b':') && string_end == StringEnd::Quote {
            self.note_key();
            self.position += 1;
            return self.read_member_value();
        }
        self.read_key_end(start, string_end)
    }

    /// Reads on behind a string key that no colon follows at once.
    fn read_key_end(&mut self, start: usize, string_end: StringEnd) -> ControlFlow<()> {
        let mut string_end = string_end;
        if string_end == StringEnd::Quote && !ends_value(self.byte_at(self.position)) {
            match self.mend_key(start) {
                Some(Outcome::BrokenString) => string_end = StringEnd::Missing,
                Some(_) => self.current.templated = true,
                None => {}
            }
        }
        if string_end == StringEnd::Missing {
            self.current.flags |= INCOMPLETE;
            self.end_broken_key_at_colon(start);
            if self.byte_at(self.position) != Some(b':') {
                // A key that is still being typed. What follows is another member, most likely.
                self.last_end = self.position;
                self.push_missing_value(self.position, Expect::Anything);
                return ControlFlow::Continue(());
            }
        } else {
            self.note_key();
        }
        self.read_separator()
    }

    /// Reads what should be a colon, and the value behind it.
    fn read_separator(&mut self) -> ControlFlow<()> {
        let key_end = self.position;
        self.last_end = key_end;
        loop {
            let byte = self.next_byte();
            match byte {
                Some(b':') => {
                    self.position += 1;
                    return self.read_member_value();
                }
                Some(b'=') => {
                    let start = self.position;
                    self.position += if self.byte_at(start + 1) == Some(b'>') { 2 } else { 1 };
                    self.error_in_container(SyntaxErrorKind::MissingColon, start, self.position);
                    return self.read_member_value();
                }
                None | Some(b',' | b'}' | b']') => {
                    self.error_in_container(SyntaxErrorKind::MissingValue, key_end, key_end);
                    self.push_missing_value(key_end, Expect::Comma);
                    return ControlFlow::Continue(());
                }
                Some(byte) if self.is_value_of(key_end, byte) => {
                    self.error_in_container(SyntaxErrorKind::MissingColon, key_end, key_end);
                    return self.read_member_value();
                }
                Some(byte) if byte == b'"' || self.word_length(self.position) > 0 => {
                    self.error_in_container(SyntaxErrorKind::MissingValue, key_end, key_end);
                    self.push_missing_value(key_end, Expect::Anything);
                    return ControlFlow::Continue(());
                }
                Some(_) => self.skip_junk(),
            }
        }
    }

    /// Whether what begins here with `byte` is the value of the key that ends at `key_end`, without a colon between.
    fn is_value_of(&self, key_end: usize, byte: u8) -> bool {
        let same_line = memchr::memchr(b'\n', &self.bytes[key_end..self.position]).is_none();
        match byte {
            b'{' | b'[' => true,
            b'"' => same_line && !self.is_key(self.position),
            b'\'' => same_line,
            _ => same_line && self.word_length(self.position) > 0,
        }
    }

    /// Whether a string with a colon behind it begins at `at`.
    pub(super) fn is_key(&self, at: usize) -> bool {
        self.byte_at(at) == Some(b'"') && self.byte_at(self.after_blanks(self.string_end(at))) == Some(b':')
    }

    /// Reads the value of a member, behind the colon. Breaks off when it opens a container.
    #[inline]
    fn read_member_value(&mut self) -> ControlFlow<()> {
        let place = self.position;
        self.last_end = place;
        let outcome = match self.next_byte() {
            Some(byte) => self.read_value(byte),
            None => Outcome::Nothing,
        };
        match outcome {
            Outcome::Scalar | Outcome::Template => self.count_item(Expect::Comma),
            Outcome::Opened => return ControlFlow::Break(()),
            Outcome::BrokenString => {
                self.current.flags |= INCOMPLETE;
                self.count_item(Expect::AfterBrokenString);
            }
            Outcome::Key { .. } => {
                self.error(SyntaxErrorKind::MissingValue, place, place);
                self.push_missing_value(place, Expect::Anything);
            }
            Outcome::Nothing => {
                self.error(SyntaxErrorKind::MissingValue, place, place);
                self.push_missing_value(place, Expect::Comma);
            }
        }
        ControlFlow::Continue(())
    }

    fn push_missing_value(&mut self, place: usize, expect: Expect) {
        self.push_leaf(Kind::Error, 0, place, place, 0);
        self.count_item(expect);
    }

    /// Reads what stands in an object and begins with neither a quote, a comma nor a bracket that closes.
    #[cold]
    fn read_unusual_member(&mut self, byte: u8) -> ControlFlow<()> {
        if self.expect == Expect::AfterBrokenString && self.skip_rest_of_string(byte) {
            return ControlFlow::Continue(());
        }
        if self.skip_directive(byte) {
            return ControlFlow::Continue(());
        }
        if let Some(end) = self.template_run(self.position, Place::Key) {
            return self.read_template_member(end);
        }
        let at = self.position;
        match byte {
            b'{' if self.begins_next_item(at) => {
                // The next item of the array begins: this object lacks its closing brace.
                self.close_unfinished();
                self.expect = Expect::Anything;
                return ControlFlow::Break(());
            }
            b'{' | b'[' => {
                self.error_in_container(SyntaxErrorKind::MissingKey, at, at);
                self.push_leaf(Kind::Error, 0, at, at, 0);
                return self.read_member_value();
            }
            b':' if self.expect != Expect::Comma => {
                self.error_in_container(SyntaxErrorKind::MissingKey, at, at);
                self.push_leaf(Kind::Error, 0, at, at, 0);
                self.position += 1;
                return self.read_member_value();
            }
            b'\'' => {
                self.require_comma();
                if self.read_single_quoted() == StringEnd::Missing {
                    self.last_end = self.position;
                    self.push_missing_value(self.position, Expect::Anything);
                    return ControlFlow::Continue(());
                }
                self.note_key();
                self.current.flags |= INCOMPLETE;
                return self.read_separator();
            }
            _ => {}
        }
        let end = self.bare_key_end(at);
        if end == at {
            self.skip_junk();
            self.expect = Expect::Anything;
            return ControlFlow::Continue(());
        }
        let separated = matches!(self.byte_at(self.after_spaces(end)), Some(b':' | b'='));
        if self.expect == Expect::Comma && !separated && !self.is_first_on_line(at) {
            self.error_in_container(SyntaxErrorKind::UnexpectedCharacter, at, end);
            self.position = end;
            self.expect = Expect::Anything;
            return ControlFlow::Continue(());
        }
        self.require_comma();
        self.error_in_container(SyntaxErrorKind::UnquotedKey, at, end);
        self.push_leaf(Kind::Error, 0, at, end, 0);
        self.note_key();
        self.position = end;
        if separated || !self.is_rest_of_line_blank(end) {
            return self.read_separator();
        }
        self.last_end = end;
        self.push_missing_value(end, Expect::Anything);
        ControlFlow::Continue(())
    }

    /// Reads a template that ends at `end` and stands for a key, or for whole members.
    fn read_template_member(&mut self, end: usize) -> ControlFlow<()> {
        if self.byte_at(self.after_blanks(end)) == Some(b':') {
            self.require_comma();
            self.push_template(end);
            return self.read_separator();
        }
        self.skip_template(end);
        ControlFlow::Continue(())
    }

    /// Whether the brace at `at` more likely begins the next item of an array than a value without a key.
    fn begins_next_item(&self, at: usize) -> bool {
        let in_array = self.parents.last().is_some_and(|parent| parent.shape == Shape::Array);
        in_array && (self.expect != Expect::First || self.is_first_on_line(at))
    }

    /// Whether nothing but blanks stands between the beginning of the line, or what was read last, and this place.
    fn is_first_on_line(&self, at: usize) -> bool {
        memchr::memchr(b'\n', &self.bytes[self.last_end..at]).is_some()
    }

    /// Whether the line ends at `at`, apart from blanks, commas and closing brackets.
    fn is_rest_of_line_blank(&self, at: usize) -> bool {
        matches!(self.byte_at(self.after_spaces(at)), None | Some(b'\n' | b'\r' | b',' | b'}' | b']'))
    }
}
