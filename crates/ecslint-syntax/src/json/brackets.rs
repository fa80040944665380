//! Opening and closing containers, with the brackets in the text or without them.

use super::duplicates::SeenKeys;
use super::{Expect, MAX_DEPTH, NEVER, Open, Parser, Shape, span};
use crate::document::{INCOMPLETE, Kind, NodeData, Syntax};
use crate::error::SyntaxErrorKind;
use std::ops::ControlFlow;

/// How many keys of an object are looked at to tell whether it goes on; enough for any container definition.
const COMPARED_KEYS: usize = 64;

impl Parser<'_> {
    /// Opens the container whose bracket stands here, as the next item of the innermost one. Breaks off and yields an
    /// error node when it lies too deep.
    pub(super) fn open_container(&mut self, shape: Shape) -> ControlFlow<()> {
        if self.parents.len() >= MAX_DEPTH as usize {
            self.skip_deep_container();
            return ControlFlow::Break(());
        }
        self.push_container(shape);
        self.position += 1;
        self.last_end = self.position;
        ControlFlow::Continue(())
    }

    /// Opens an object here although its brace is missing: a member stands where a value should.
    pub(super) fn open_implied_object(&mut self) {
        self.push_container(Shape::Object);
        self.current.implied = true;
        self.current.flags |= INCOMPLETE;
    }

    fn push_container(&mut self, shape: Shape) {
        let node = self.nodes.len() as u32;
        let kind = if shape == Shape::Array { Kind::Array } else { Kind::Object };
        // The end of the span and of the subtree are known when the container closes.
        let place = span(self.position, self.position);
        self.nodes.push(NodeData { kind, flags: 0, span: place, subtree_end: node + 1, extra: 0 });
        match shape {
            Shape::Array => self.open_arrays += 1,
            _ => {
                self.open_objects += 1;
                self.seen.push(SeenKeys::NONE);
            }
        }
        self.parents.push(Open { count: self.current.count + 1, ..self.current });
        self.expect = Expect::First;
        self.current = Open {
            shape,
            flags: 0,
            implied: false,
            templated: false,
            node,
            count: 0,
            last_closed: NEVER,
            first_key: self.keys.len() as u32,
        };
    }

    /// Closes the innermost container with the right bracket, which stands here.
    #[inline]
    pub(super) fn close_with_bracket(&mut self) {
        if self.expect == Expect::Item {
            self.report_trailing_comma();
        }
        self.position += 1;
        self.close(self.position);
    }

    #[cold]
    fn report_trailing_comma(&mut self) {
        let comma = span(self.last_comma, self.last_comma + 1);
        let said = self.errors.last().is_some_and(|error| error.span == comma);
        if self.syntax == Syntax::Json && !said {
            self.error(SyntaxErrorKind::TrailingComma, self.last_comma, self.last_comma + 1);
        }
    }

    /// Closes the innermost container at `end`.
    fn close(&mut self, end: usize) {
        if self.current.shape == Shape::Object {
            self.compare_keys();
            self.open_objects -= 1;
        } else {
            self.open_arrays -= 1;
        }
        let subtree_end = self.nodes.len() as u32;
        let node = &mut self.nodes[self.current.node as usize];
        node.span.end = end as u32;
        node.subtree_end = subtree_end;
        node.extra = self.current.count;
        node.flags |= self.current.flags;
        self.last_end = end;
        if let Some(parent) = self.parents.pop() {
            let closed = self.current.node;
            self.current = Open { last_closed: closed, ..parent };
            self.expect = Expect::Comma;
        }
    }

    /// A member stands at `key`, where an item should, and an object ends right before it: the bracket that closed the
    /// object was one too many, unless the object has that key already and the member begins a new one.
    pub(super) fn reopen_last_object(&mut self, key: usize) -> bool {
        let node = self.current.last_closed;
        let Some(&object) = self.nodes.get(node as usize) else { return false };
        let bracket = object.span.end as usize - 1;
        let is_last = object.subtree_end as usize == self.nodes.len();
        if !is_last || object.kind != Kind::Object || self.bytes[bracket] != b'}' || self.has_key(node, key) {
            return false;
        }
        self.error_in_container(SyntaxErrorKind::UnmatchedBracket, bracket, bracket + 1);
        self.open_objects += 1;
        self.seen.push(SeenKeys::NONE);
        self.parents.push(self.current);
        self.expect = Expect::Anything;
        self.current = Open {
            shape: Shape::Object,
            flags: object.flags | INCOMPLETE,
            implied: false,
            templated: false,
            node,
            count: object.extra,
            last_closed: NEVER,
            first_key: self.keys.len() as u32,
        };
        true
    }

    /// Whether one of the first keys of an object reads like the string at `key`.
    fn has_key(&self, object: u32, key: usize) -> bool {
        let end = self.nodes[object as usize].subtree_end;
        let wanted = &self.bytes[key..self.string_end(key)];
        let mut at = object + 1;
        for _ in 0..COMPARED_KEYS {
            if at >= end {
                break;
            }
            let span = self.nodes[at as usize].span;
            if &self.bytes[span.range()] == wanted {
                return true;
            }
            let value = self.nodes[at as usize].subtree_end;
            at = self.nodes[value as usize].subtree_end;
        }
        false
    }

    /// Closes the innermost container here because something stands here that cannot belong to it.
    pub(super) fn close_unfinished(&mut self) {
        let opened = self.nodes[self.current.node as usize].span.start;
        let kind = SyntaxErrorKind::UnclosedBracket { opened: span(opened as usize, opened as usize + 1) };
        self.error_in_container(kind, self.position, self.position);
        self.close(self.position);
        self.current.flags |= INCOMPLETE;
    }

    /// The text is at its end: closes whatever is open.
    pub(super) fn close_all(&mut self) {
        let end = self.bytes.len();
        while self.current.shape != Shape::Document {
            if !self.current.implied {
                let opened = self.nodes[self.current.node as usize].span.start;
                let opened = span(opened as usize, opened as usize + 1);
                self.error(SyntaxErrorKind::UnclosedBracket { opened }, end, end);
            }
            self.current.flags |= INCOMPLETE;
            self.close(end);
        }
    }

    /// A closing bracket stands here that is not the one the innermost container needs.
    pub(super) fn close_with_wrong_bracket(&mut self, wanted: Shape) {
        let at = self.position;
        if self.current.implied && self.parents.last().is_some_and(|parent| parent.shape == wanted) {
            self.close(at);
            return;
        }
        self.error_in_container(SyntaxErrorKind::UnmatchedBracket, at, at + 1);
        let candidates = if wanted == Shape::Array { self.open_arrays } else { self.open_objects };
        if candidates == 0 {
            self.position += 1;
            return;
        }
        if self.would_end_too_early(wanted) {
            // Most likely the wrong bracket was typed for this container.
            self.position += 1;
            self.close(self.position);
            self.current.flags |= INCOMPLETE;
            return;
        }
        while self.current.shape != wanted && self.current.shape != Shape::Document {
            self.current.flags |= INCOMPLETE;
            self.close(at);
        }
        self.current.flags |= INCOMPLETE;
        self.close_with_bracket();
    }

    /// Whether closing everything up to the nearest container of this shape would close the value of the document
    /// although more text follows.
    fn would_end_too_early(&self, wanted: Shape) -> bool {
        // `parents[0]` is the document and `parents[1]` the outermost container.
        let closes_root = self.parents.iter().skip(2).all(|parent| parent.shape != wanted);
        closes_root && self.after_blanks(self.position + 1) < self.bytes.len()
    }

    /// Skips a container that lies too deep, counting brackets only: the text may hold a hundred million of them.
    #[cold]
    fn skip_deep_container(&mut self) {
        let start = self.position;
        let mut depth = 0_usize;
        let mut at = start;
        while let Some(byte) = self.byte_at(at) {
            at += 1;
            match byte {
                b'[' | b'{' => depth += 1,
                b']' | b'}' => depth -= 1,
                b'"' => at = self.string_end(at - 1),
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
        self.position = at;
        self.error_in_container(SyntaxErrorKind::TooDeep, start, start + 1);
        self.push_leaf(Kind::Error, 0, start, at, 0);
    }
}
