//! The parts of a placement expression that mean something, with their places in the file.

use std::ops::Range;

use ecslint_core::field::Located;
use ecslint_cql::facts::{Operator, SubjectKey};
use ecslint_cql::{Argument, Expression, Node, NodeKind, Predicate, SubjectKind, Value};
use ecslint_syntax::Span;

use crate::view::View;

/// A part of an expression.
#[derive(Clone, Debug)]
pub(crate) struct Part<'t> {
    /// Where it stands in the file.
    pub(crate) span: Span,
    /// The text as it is read.
    pub(crate) text: &'t str,
    /// What it is.
    pub(crate) kind: PartKind<'t>,
}

/// What a part of an expression is.
#[derive(Clone, Copy, Debug)]
pub(crate) enum PartKind<'t> {
    /// A field of the instance, or the `attribute:` before a name.
    Subject(SubjectKey),
    /// The name behind `attribute:`.
    Attribute(&'t str),
    /// What is asked of it.
    Operator(Operator),
    /// What it is compared with; the subject of the comparison.
    Value(SubjectKind<'t>),
    /// A regular expression.
    Pattern,
    /// `and`, `or`, `not`.
    Keyword,
    /// Something that another program fills in.
    Placeholder,
}

/// The expressions of all placement constraints, as they are read.
pub(crate) fn queries(view: View<'_>) -> impl Iterator<Item = Located<'_, &str>> {
    view.task.placement_constraints().iter().filter_map(|constraint| constraint.query())
}

/// The parts of an expression in the order of the text, none over another.
pub(crate) fn parts<'d>(query: Located<'d, &'d str>) -> Vec<Part<'d>> {
    let parsed = ecslint_cql::parse(query.value);
    let mut found = Found { text: query.value, parts: Vec::new() };
    found.keywords(&parsed.expression);
    for predicate in parsed.expression.predicates() {
        found.predicate(predicate);
    }
    let mut parts = found.parts;
    parts.sort_by_key(|(range, _)| (range.start, range.end));
    let mut end = 0;
    parts.retain(|(range, _)| {
        let is_free = range.start >= end && range.start < range.end;
        if is_free {
            end = range.end;
        }
        is_free
    });
    let places = query.node.spans_inside(parts.iter().map(|(range, _)| range.clone()));
    let located = parts
        .into_iter()
        .zip(places)
        .filter_map(|((range, kind), span)| Some(Part { span: span?, text: query.value.get(range)?, kind }));
    located.collect()
}

struct Found<'t> {
    text: &'t str,
    parts: Vec<(Range<usize>, PartKind<'t>)>,
}

impl<'t> Found<'t> {
    fn push(&mut self, range: Range<usize>, kind: PartKind<'t>) {
        self.parts.push((range, kind));
    }

    /// The tree holds no connectives, but they are all that stands between its parts.
    fn keywords(&mut self, expression: &Expression<'t>) {
        let mut open = vec![&expression.root];
        while let Some(node) = open.pop() {
            match &node.kind {
                NodeKind::Any(parts) | NodeKind::All(parts) => {
                    for pair in parts.windows(2) {
                        self.keyword(pair[0].span.end..pair[1].span.start);
                    }
                }
                NodeKind::Not(inner) => self.keyword(node.span.start..inner.span.start),
                NodeKind::Unknown(parts) if parts.is_empty() => {
                    self.push(node.span.start..node.span.end, PartKind::Placeholder);
                }
                _ => {}
            }
            open.extend(Node::children(node));
        }
    }

    fn keyword(&mut self, range: Range<usize>) {
        let Some(gap) = self.text.get(range.clone()) else { return };
        let word = gap.trim();
        if ["and", "or", "not", "!"].iter().any(|keyword| keyword.eq_ignore_ascii_case(word)) {
            let start = range.start + (gap.len() - gap.trim_start().len());
            self.push(start..start + word.len(), PartKind::Keyword);
        }
    }

    fn predicate(&mut self, predicate: &Predicate<'t>) {
        let span = predicate.subject.span;
        match predicate.subject.kind {
            SubjectKind::Attribute(name) => {
                let start = span.end.saturating_sub(name.len());
                self.push(span.start..start, PartKind::Subject(SubjectKey::Attribute));
                self.push(start..span.end, PartKind::Attribute(name));
            }
            SubjectKind::Field(field) => {
                self.push(span.start..span.end, PartKind::Subject(SubjectKey::Field(field)));
            }
            SubjectKind::Unknown => self.push(span.start..span.end, PartKind::Placeholder),
            SubjectKind::Unreadable => {}
        }
        if let Some(operator) = predicate.operator {
            let span = predicate.operator_span;
            self.push(span.start..span.end, PartKind::Operator(operator));
        }
        let kind = match predicate.operator {
            Some(operator) if operator.takes_pattern() => PartKind::Pattern,
            _ => PartKind::Value(predicate.subject.kind),
        };
        if let Argument::Unknown(span) = predicate.argument {
            self.push(span.start..span.end, PartKind::Placeholder);
        }
        for value in predicate.argument.values() {
            self.value(value, kind);
        }
    }

    /// A value, with the placeholders in it as parts of their own.
    fn value(&mut self, value: &Value<'t>, kind: PartKind<'t>) {
        let mut start = value.span.start;
        if value.has_placeholder {
            let text = self.text.get(start..value.span.end).unwrap_or_default();
            for range in fillings(text) {
                let (from, to) = (value.span.start + range.start, value.span.start + range.end);
                self.push(start..from, kind);
                self.push(from..to, PartKind::Placeholder);
                start = to;
            }
        }
        self.push(start..value.span.end, kind);
    }
}

/// The places of `${…}` in `text`, in one pass.
pub(crate) fn fillings(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find("${")).map(|place| at + place) {
        let mut depth = 0_usize;
        let end = bytes.iter().skip(start).position(|byte| {
            match byte {
                b'{' => depth += 1,
                b'}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            *byte == b'}' && depth == 0
        });
        // One that is never closed hides whatever follows.
        let Some(length) = end else { break };
        at = start + length + 1;
        found.push(start..at);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fillings_nest_and_end() {
        let shown = |text: &'static str| fillings(text).into_iter().map(|range| &text[range]).collect::<Vec<_>>();
        assert_eq!(shown("a${b}c${d${e}f}g"), ["${b}", "${d${e}f}"]);
        assert_eq!(shown("ü${ü}"), ["${ü}"]);
        assert_eq!(shown("${a ${b}"), Vec::<&str>::new());
        assert_eq!(shown("{a} $b }"), Vec::<&str>::new());
        assert!(fillings(&"${".repeat(300_000)).is_empty());
    }
}
