//! What stands outside every container: before the value of the document, that value, and behind it.

use super::template::Place;
use super::value::Outcome;
use super::{Expect, Parser};
use crate::document::INCOMPLETE;
use crate::error::SyntaxErrorKind;
use std::ops::ControlFlow;

impl Parser<'_> {
    /// Reads up to and including the beginning of the document's value. Breaks off at the end of the text.
    pub(super) fn read_root(&mut self) -> ControlFlow<()> {
        let Some(byte) = self.next_byte() else { return ControlFlow::Break(()) };
        match byte {
            b']' | b'}' => {
                self.error_in_container(SyntaxErrorKind::UnmatchedBracket, self.position, self.position + 1);
                self.position += 1;
                return ControlFlow::Continue(());
            }
            b',' => {
                self.error_in_container(SyntaxErrorKind::UnexpectedCharacter, self.position, self.position + 1);
                self.position += 1;
                return ControlFlow::Continue(());
            }
            _ => {}
        }
        if self.skip_directive(byte) || self.skip_prelude() {
            return ControlFlow::Continue(());
        }
        match self.read_value(byte) {
            Outcome::Key { colon } => {
                // Members without the braces around them, such as a snippet from a manual.
                self.error_in_container(SyntaxErrorKind::UnexpectedCharacter, colon, colon + 1);
                self.open_implied_object();
            }
            Outcome::Scalar | Outcome::Template | Outcome::BrokenString => self.count_item(Expect::Comma),
            Outcome::Opened | Outcome::Nothing => {}
        }
        ControlFlow::Continue(())
    }

    /// Skips a template that more text follows, such as `{{ $name := "web" }}` at the head of a file.
    fn skip_prelude(&mut self) -> bool {
        let Some(end) = self.template_run(self.position, Place::Value) else { return false };
        let next = self.after_blanks(end);
        let goes_on = matches!(self.byte_at(next), Some(b'{' | b'[' | b'<' | b'%' | b'$' | b'#'));
        if goes_on {
            self.skip_template(end);
        }
        goes_on
    }

    /// Reads what stands behind the value of the document: nothing but comments should. Returns early when it turns out
    /// that the value goes on.
    pub(super) fn read_rest(&mut self) {
        while let Some(byte) = self.next_byte() {
            let start = self.position;
            if matches!(byte, b']' | b'}') {
                self.error_in_container(SyntaxErrorKind::UnmatchedBracket, start, start + 1);
                self.position += 1;
                continue;
            }
            if self.skip_directive(byte) {
                continue;
            }
            let key = if byte == b',' { self.after_blanks(start + 1) } else { start };
            if self.is_key(key) && self.reopen_last_object(key) {
                self.position = key;
                return;
            }
            self.current.flags |= INCOMPLETE;
            self.error(SyntaxErrorKind::TrailingContent, start, self.token_end(start));
            return;
        }
    }

    fn token_end(&self, start: usize) -> usize {
        if self.byte_at(start) == Some(b'"') {
            return self.string_end(start);
        }
        let end = self.bare_value_end(start);
        if end > start {
            return end;
        }
        start + self.text.get(start..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
    }
}
