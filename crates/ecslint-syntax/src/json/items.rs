//! The items of an array.

use super::value::Outcome;
use super::{Expect, MAX_DEPTH, Parser, Shape};
use crate::document::INCOMPLETE;
use crate::error::SyntaxErrorKind;

impl Parser<'_> {
    /// Reads items until the array closes or an item opens a container.
    pub(super) fn read_items(&mut self) {
        loop {
            let Some(byte) = self.next_byte() else { return self.close_all() };
            match byte {
                b',' => self.read_comma(),
                b']' => return self.close_with_bracket(),
                b'}' => return self.close_with_wrong_bracket(Shape::Object),
                _ => {
                    if self.expect == Expect::AfterBrokenString && self.skip_rest_of_string(byte) {
                        continue;
                    }
                    if self.skip_directive(byte) {
                        continue;
                    }
                    if self.read_item(byte) == Outcome::Opened {
                        return;
                    }
                }
            }
        }
    }

    fn read_item(&mut self, byte: u8) -> Outcome {
        self.require_comma();
        let outcome = self.read_value(byte);
        match outcome {
            Outcome::Scalar => self.count_item(Expect::Comma),
            Outcome::Template => {
                // It may become several items, or none.
                self.current.flags |= INCOMPLETE;
                self.count_item(Expect::Comma);
            }
            Outcome::BrokenString => {
                self.current.flags |= INCOMPLETE;
                self.count_item(Expect::AfterBrokenString);
            }
            Outcome::Nothing => self.expect = Expect::Anything,
            Outcome::Opened => {}
            Outcome::Key { .. } if self.parents.len() >= MAX_DEPTH as usize => {
                self.read_string();
                self.last_end = self.position;
                self.count_item(Expect::Comma);
                return Outcome::Scalar;
            }
            Outcome::Key { colon } => {
                if self.reopen_last_object(self.position) {
                    return Outcome::Opened;
                }
                self.error_in_container(SyntaxErrorKind::UnexpectedCharacter, colon, colon + 1);
                self.open_implied_object();
                return Outcome::Opened;
            }
        }
        outcome
    }

    /// Reads a comma between items or members.
    #[inline]
    pub(super) fn read_comma(&mut self) {
        let at = self.position;
        if matches!(self.expect, Expect::First | Expect::Item) {
            self.error(SyntaxErrorKind::ExtraComma, at, at + 1);
        }
        self.expect = Expect::Item;
        self.last_comma = at;
        self.position = at + 1;
    }

    /// Complains when something follows an item without a comma between them. The error stands where the comma
    /// belongs.
    #[inline]
    pub(super) fn require_comma(&mut self) {
        if self.expect == Expect::Comma {
            self.error(SyntaxErrorKind::MissingComma, self.last_end, self.last_end);
        }
    }
}
