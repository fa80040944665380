//! Writes a tree as an expression.
//!
//! Operators take their short form, connectives and `not` their words, blanks are single. Values keep their quotes.
//! What could not be read, and what placeholders decide, is written as it stood.

use std::fmt::{Display, Formatter, Result};

use crate::span::Span;
use crate::tree::{Argument, Expression, List, Node, NodeKind, Predicate, Value};

impl Display for Expression<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        node(self.text, &self.root, formatter)
    }
}

/// Recursion is bounded by the depth of the tree.
fn node(text: &str, part: &Node<'_>, formatter: &mut Formatter<'_>) -> Result {
    match &part.kind {
        NodeKind::Any(parts) => joined(text, parts, " or ", formatter),
        NodeKind::All(parts) => joined(text, parts, " and ", formatter),
        NodeKind::Not(inner) => {
            let bracketed = matches!(inner.kind, NodeKind::Group(_));
            formatter.write_str(if bracketed { "not" } else { "not " })?;
            node(text, inner, formatter)
        }
        NodeKind::Group(inner) => {
            formatter.write_str("(")?;
            node(text, inner, formatter)?;
            // One that is not closed ends with a placeholder, which may close it.
            let is_closed = part.span.end > inner.span.end;
            formatter.write_str(if is_closed { ")" } else { "" })
        }
        NodeKind::Predicate(inner) => predicate(text, inner, part.span, formatter),
        NodeKind::Unknown(_) | NodeKind::Unreadable => formatter.write_str(part.span.of(text)),
    }
}

fn joined(text: &str, parts: &[Node<'_>], connective: &str, formatter: &mut Formatter<'_>) -> Result {
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            formatter.write_str(connective)?;
        }
        node(text, part, formatter)?;
    }
    Ok(())
}

fn predicate(text: &str, part: &Predicate<'_>, whole: Span, formatter: &mut Formatter<'_>) -> Result {
    let Some(operator) = part.operator else { return formatter.write_str(whole.of(text)) };
    write!(formatter, "{} {}", part.subject.span.of(text), operator.symbol())?;
    match &part.argument {
        Argument::None => Ok(()),
        Argument::Value(value) => write!(formatter, " {}", raw(text, value)),
        Argument::List(items) => list(text, items, formatter),
        Argument::Unknown(span) | Argument::Unreadable(span) => write!(formatter, " {}", span.of(text)),
    }
}

fn list(text: &str, list: &List<'_>, formatter: &mut Formatter<'_>) -> Result {
    formatter.write_str(" [")?;
    for (index, item) in list.items.iter().enumerate() {
        let separator = if index > 0 { ", " } else { "" };
        write!(formatter, "{separator}{}", raw(text, item))?;
    }
    formatter.write_str("]")
}

fn raw<'t>(text: &'t str, value: &Value<'_>) -> &'t str {
    value.span.of(text)
}
