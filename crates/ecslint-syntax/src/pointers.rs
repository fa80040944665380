//! JSON Pointers of many places in one sweep over the tree.

use crate::children::{Items, Members};
use crate::document::Document;
use crate::locate::push_name;
use crate::node::{Member, Node, NodeKind};
use crate::span::Span;

/// A container on the way to the current place.
struct Frame<'d> {
    node: Node<'d>,
    children: Children<'d>,
    /// Length of the pointer to this container.
    length: usize,
}

/// The children that later places may still lie in.
#[derive(Clone)]
enum Children<'d> {
    Items { rest: Items<'d>, position: usize },
    Members(Members<'d>),
    None,
}

/// The child that holds a place.
enum Found<'d> {
    Item(usize, Node<'d>),
    /// The place lies in the key.
    Key(Member<'d>),
    Value(Member<'d>),
}

impl Document<'_> {
    /// [`Document::pointer`] of each of `spans`, which are sorted by their start. Costs one sweep, however many there are.
    pub fn pointers(&self, spans: impl IntoIterator<Item = Span>) -> Vec<String> {
        let mut spans = spans.into_iter().peekable();
        if spans.peek().is_none() {
            return Vec::new();
        }
        let Some(root) = self.root() else { return spans.map(|_| String::new()).collect() };
        let mut pointer = String::new();
        let mut frames = vec![Frame::new(root, 0)];
        let mut pointers = Vec::new();
        for span in spans {
            while frames.len() > 1 && frames.last().is_some_and(|frame| !frame.node.span().contains(span)) {
                frames.pop();
            }
            pointer.truncate(frames.last().map_or(0, |frame| frame.length));
            while let Some(found) = frames.last_mut().and_then(|frame| frame.find(span)) {
                match found {
                    Found::Item(position, node) => {
                        pointer.push('/');
                        pointer.push_str(&position.to_string());
                        frames.push(Frame::new(node, pointer.len()));
                    }
                    Found::Value(member) => {
                        push_name(&mut pointer, member.name());
                        frames.push(Frame::new(member.value, pointer.len()));
                    }
                    Found::Key(member) => {
                        push_name(&mut pointer, member.name());
                        break;
                    }
                }
            }
            pointers.push(pointer.clone());
        }
        pointers
    }
}

impl<'d> Frame<'d> {
    fn new(node: Node<'d>, length: usize) -> Self {
        let children = match node.kind() {
            NodeKind::Array(rest) => Children::Items { rest, position: 0 },
            NodeKind::Object(members) => Children::Members(members),
            _ => Children::None,
        };
        Self { node, children, length }
    }

    /// The child that holds `span`.
    fn find(&mut self, span: Span) -> Option<Found<'d>> {
        if self.node.is_meant_by(span) { None } else { self.children.find(span) }
    }
}

impl<'d> Children<'d> {
    /// The child that holds `span`. Children that end before it are dropped: no later place lies in them.
    fn find(&mut self, span: Span) -> Option<Found<'d>> {
        match self {
            Children::Items { rest, position } => {
                drop_while(rest, |item| item.span().end < span.start, || *position += 1);
                let candidates = (*rest).enumerate().take_while(|(_, item)| item.span().start <= span.start);
                let (offset, item) = candidates.into_iter().find(|(_, item)| item.span().contains(span))?;
                Some(Found::Item(*position + offset, item))
            }
            Children::Members(rest) => {
                drop_while(rest, |member| member.key.span().cover(member.value.span()).end < span.start, || ());
                (*rest).take_while(|member| member.key.span().start <= span.start).find_map(|member| {
                    if member.key.span().contains(span) {
                        return Some(Found::Key(member));
                    }
                    member.value.span().contains(span).then_some(Found::Value(member))
                })
            }
            Children::None => None,
        }
    }
}

/// Takes items off `rest` while `past` holds for the next one.
fn drop_while<I: Iterator + Copy>(rest: &mut I, past: impl Fn(&I::Item) -> bool, mut dropped: impl FnMut()) {
    loop {
        let mut ahead = *rest;
        match ahead.next() {
            Some(item) if past(&item) => {
                *rest = ahead;
                dropped();
            }
            _ => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Span, Syntax, parse};

    #[test]
    fn the_sweep_says_the_same_as_the_single_question() {
        let text = r#"{"a": [1, {"b/c": "x", "d": []}, [[2], 3]], "~": {"e": null}, "f" 1, "g": }"#;
        let document = parse(text, Syntax::Json);
        let length = text.len() as u32;
        let mut spans: Vec<Span> =
            (0..=length).flat_map(|start| (start..=length).map(move |end| Span::new(start, end))).collect();
        spans.sort();
        let expected: Vec<String> = spans.iter().map(|span| document.pointer(*span)).collect();
        let swept = document.pointers(spans.iter().copied());
        for ((span, expected), swept) in spans.iter().zip(&expected).zip(&swept) {
            assert_eq!(swept, expected, "at {span:?}: {:?}", &text[span.range()]);
        }
    }
}
