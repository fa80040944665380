//! Selections that grow from a place outwards, along the tree.

use ecslint_syntax::{Document, Node, NodeKind, Span};

use crate::written;

mod word;

#[cfg(test)]
mod tests;

/// What can be selected around `offset`, from the inside outwards: the word, its part of the string, the content of
/// the string, the string with its quotes, the member, the content of the object, the object, and so on up to the
/// document's value. Every span lies in the next one and is shorter. Works on any document.
pub fn selection_ranges(document: &Document<'_>, offset: u32) -> Vec<Span> {
    let mut selection = Selection { document, offset: offset.min(length(document.text())), spans: Vec::new() };
    if let Some(root) = document.root().filter(|root| root.span().touches(selection.offset)) {
        selection.descend(root);
    }
    selection.enter_comment();
    selection.spans.reverse();
    selection.spans
}

fn length(text: &str) -> u32 {
    u32::try_from(text.len()).unwrap_or(u32::MAX)
}

struct Selection<'d> {
    document: &'d Document<'d>,
    offset: u32,
    /// From the outside inwards.
    spans: Vec<Span>,
}

impl<'d> Selection<'d> {
    /// Adds a span inside of the last one. One that does not hold the place, or is no shorter, is left out.
    fn enter(&mut self, span: Span) {
        let is_smaller = self.spans.last().is_none_or(|outer| outer.contains(span) && *outer != span);
        if is_smaller && !span.is_empty() && span.touches(self.offset) {
            self.spans.push(span);
        }
    }

    fn descend(&mut self, root: Node<'d>) {
        let mut node = root;
        loop {
            self.enter(node.span());
            let offset = self.offset;
            let inner = match node.kind() {
                NodeKind::Array(mut items) if self.enter_content(node) => {
                    items.find(|item| item.span().touches(offset))
                }
                NodeKind::Object(_) if self.enter_content(node) => {
                    let mut members = written::members(node);
                    members.find(|member| written::span_of(*member).touches(offset)).and_then(|member| {
                        self.enter(written::span_of(member));
                        [member.key, member.value].into_iter().find(|part| part.span().touches(offset))
                    })
                }
                NodeKind::String(_) => {
                    self.enter_string(node);
                    None
                }
                _ => None,
            };
            let Some(inner) = inner else { return };
            node = inner;
        }
    }

    /// Adds what stands between the brackets of `container`, without blanks at its ends. Returns whether the place is
    /// between the brackets at all: at their outer edge the container is meant as a whole.
    fn enter_content(&mut self, container: Node<'d>) -> bool {
        let Span { start, end } = container.span();
        if container.is_unquoted() {
            return true;
        }
        let text = container.text();
        let is_closed = text.len() > 1 && text.ends_with(['}', ']']);
        let content = text.get(1..text.len() - usize::from(is_closed)).unwrap_or_default();
        let is_inside = self.offset > start && (self.offset < end || !is_closed);
        if is_inside {
            let from = start + 1 + length(content) - length(content.trim_start());
            self.enter(Span::new(from, from + length(content.trim())));
        }
        is_inside
    }

    fn enter_string(&mut self, node: Node<'d>) {
        let Span { start, end } = node.span();
        let text = node.text();
        let quote = text.chars().next().filter(|quote| matches!(quote, '"' | '\''));
        let opening = u32::from(quote.is_some());
        let closing = u32::from(quote.is_some_and(|quote| text.len() > 1 && text.ends_with(quote)));
        // At the outer edge of a quote the string is meant as a whole.
        if quote.is_some() && (self.offset <= start || (closing == 1 && self.offset >= end)) {
            return;
        }
        self.enter_words(Span::new(start + opening, end - closing));
    }

    fn enter_comment(&mut self) {
        let comments = self.document.comments();
        let next = comments.partition_point(|comment| comment.span.end < self.offset);
        // Directly before its marks nothing of the comment is meant.
        let Some(comment) = comments.get(next).filter(|comment| comment.span.start < self.offset) else { return };
        self.enter_words(comment.span);
    }

    /// Adds `span` and the words in it that hold the place.
    fn enter_words(&mut self, span: Span) {
        self.enter(span);
        let text = self.document.text().get(span.range()).unwrap_or_default();
        let offset = self.offset.saturating_sub(span.start) as usize;
        for letters in word::KINDS {
            if let Some(word) = word::around(text, offset, letters) {
                self.enter(Span::new(span.start + word.start as u32, span.start + word.end as u32));
            }
        }
    }
}
