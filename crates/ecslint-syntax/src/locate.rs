//! From the tree to places in the text and back.

use crate::document::{Document, ESCAPED};
use crate::escape::read_escape;
use crate::node::{Member, Node, NodeKind};
use crate::span::{Span, ceil_boundary, floor_boundary};
use std::ops::Range;

impl<'d> Node<'d> {
    /// Where to point when an array or object as a whole is meant: its opening bracket, or the empty place before its first
    /// entry where it has none.
    pub fn beginning(self) -> Span {
        let start = self.span().start;
        if self.is_unquoted() { Span::empty(start) } else { Span::new(start, start + 1) }
    }

    /// Whether `span` is [`Node::beginning`] of a container without brackets.
    pub(crate) fn is_meant_by(self, span: Span) -> bool {
        self.is_unquoted() && span == self.beginning()
    }
    /// The span in the file of a byte range of the decoded string. Where the range meets an escape, the span covers
    /// the whole escape. A range that goes too far ends with the content of the string.
    ///
    /// For other nodes the range counts from the beginning of the node's text.
    pub fn inner_span(self, range: Range<usize>) -> Span {
        let span = self.span();
        let text = self.text();
        if let Some(alignment) = self.alignment() {
            let length = self.as_str().unwrap_or_default().len();
            let range = range.start.min(length)..range.end.clamp(range.start.min(length), length);
            let written = alignment.and_then(|alignment| alignment.written(range));
            return written.and_then(|written| self.written_span(written)).unwrap_or(span);
        }
        let quoted = self.is_string() && text.starts_with(['"', '\'']);
        let start = span.start as usize + usize::from(quoted);
        let content = if quoted { text.get(1..).unwrap_or_default() } else { text };
        if !self.is_escaped() {
            let length = self.as_str().unwrap_or(text).len();
            let from = floor_boundary(content, range.start.min(length));
            let to = ceil_boundary(content, range.end.min(length)).max(from);
            return Span::new((start + from) as u32, (start + to) as u32);
        }
        let (from, to) = through_escapes(content, self.as_str().unwrap_or_default().len(), range);
        Span::new((start + from) as u32, (start + to) as u32)
    }

    fn is_escaped(self) -> bool {
        self.is_string() && self.flags() & ESCAPED != 0
    }

    /// The comma behind the value, when only blanks and comments stand between.
    pub fn comma_after(self) -> Option<Span> {
        self.document.punctuation_after(self.span().end, b',')
    }

    /// The comma before the value or key, when only blanks and comments stand between. For a member ask its key.
    pub fn comma_before(self) -> Option<Span> {
        self.document.punctuation_before(self.span().start, b',')
    }
}

impl Member<'_> {
    /// The colon between key and value; `None` when it is missing.
    pub fn colon(self) -> Option<Span> {
        let colon = self.key.document.punctuation_after(self.key.span().end, b':');
        // Behind a key that was never finished, the next colon may belong to something else.
        colon.filter(|colon| colon.end <= self.value.span().start)
    }
}

/// Maps a byte range of the decoded string, `decoded_length` bytes long, to a range of its raw `content`, which may go
/// on behind the string.
fn through_escapes(content: &str, decoded_length: usize, range: Range<usize>) -> (usize, usize) {
    let wanted = range.start.min(decoded_length)..range.end.min(decoded_length);
    let (mut raw, mut decoded) = (0, 0);
    let mut from = None;
    loop {
        if decoded >= wanted.end && (from.is_some() || decoded >= wanted.start) {
            return (from.unwrap_or(raw), raw);
        }
        let rest = content.get(raw..).unwrap_or_default();
        let (raw_length, length) = match rest.chars().next() {
            Some('\\') => {
                let escape = read_escape(rest);
                (escape.length, escape.decoded_length())
            }
            Some(character) => (character.len_utf8(), character.len_utf8()),
            None => return (from.unwrap_or(raw), raw),
        };
        if from.is_none() && decoded + length > wanted.start {
            from = Some(raw);
        }
        raw += raw_length;
        decoded += length;
    }
}

impl Document<'_> {
    /// The innermost node that touches `offset`, keys included. `None` where the document's value does not reach.
    pub fn node_at(&self, offset: u32) -> Option<Node<'_>> {
        let mut node = self.root().filter(|root| root.span().touches(offset))?;
        loop {
            let inner = match node.kind() {
                NodeKind::Array(mut items) => items.find(|item| item.span().touches(offset)),
                NodeKind::Object(mut members) => members
                    .find_map(|member| [member.key, member.value].into_iter().find(|part| part.span().touches(offset))),
                _ => None,
            };
            let Some(inner) = inner else { return Some(node) };
            node = inner;
        }
    }

    /// The JSON Pointer (RFC 6901) of the innermost value that contains `span`; for a span in a key, that of the
    /// member's value. Empty for the document's value, and where no value contains the span.
    pub fn pointer(&self, span: Span) -> String {
        let mut pointer = String::new();
        let Some(mut node) = self.root() else { return pointer };
        loop {
            if node.is_meant_by(span) {
                return pointer;
            }
            let inner = match node.kind() {
                NodeKind::Array(mut items) => {
                    let mut place = 0_usize;
                    let item = items.find(|item| {
                        place += 1;
                        item.span().contains(span)
                    });
                    if item.is_some() {
                        pointer.push('/');
                        pointer.push_str(&(place - 1).to_string());
                    }
                    item
                }
                NodeKind::Object(mut members) => {
                    let holds =
                        |member: &Member<'_>| member.key.span().contains(span) || member.value.span().contains(span);
                    members.find(holds).map(|member| {
                        push_name(&mut pointer, member.name());
                        member.value
                    })
                }
                _ => None,
            };
            let Some(inner) = inner else { return pointer };
            node = inner;
        }
    }

    /// The punctuation mark behind `offset` and the blanks and comments that follow there.
    fn punctuation_after(&self, offset: u32, mark: u8) -> Option<Span> {
        let bytes = self.text.as_bytes();
        let mut at = offset;
        loop {
            match *bytes.get(at as usize)? {
                b' ' | b'\t' | b'\r' | b'\n' => at += 1,
                byte if byte == mark => return Some(Span::new(at, at + 1)),
                b'/' | b'#' => {
                    let next = self.comments.binary_search_by_key(&at, |comment| comment.span.start).ok()?;
                    at = self.comments[next].span.end;
                }
                _ => return None,
            }
        }
    }

    /// The punctuation mark before `offset` and the blanks and comments that stand before it.
    fn punctuation_before(&self, offset: u32, mark: u8) -> Option<Span> {
        let bytes = self.text.as_bytes();
        let mut at = offset;
        loop {
            // A comment may end in any character, so it is asked for first.
            if let Ok(before) = self.comments.binary_search_by_key(&at, |comment| comment.span.end) {
                at = self.comments[before].span.start;
                continue;
            }
            let last = at.checked_sub(1)?;
            match *bytes.get(last as usize)? {
                b' ' | b'\t' | b'\r' | b'\n' => at = last,
                byte if byte == mark => return Some(Span::new(last, at)),
                _ => return None,
            }
        }
    }
}

/// Adds a reference token: `~` and `/` are escaped in it.
pub(crate) fn push_name(pointer: &mut String, name: &str) {
    pointer.push('/');
    for character in name.chars() {
        match character {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            _ => pointer.push(character),
        }
    }
}
