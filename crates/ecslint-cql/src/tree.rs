//! The tree of an expression. Every part knows its span; texts are slices of the expression.

use crate::facts::{Field, Operator};
use crate::span::Span;

/// A parsed expression.
///
/// Its tree nests at most [`MAX_DEPTH`](crate::MAX_DEPTH) brackets and negations, so a function over it may recurse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expression<'t> {
    /// The text it was read from.
    pub text: &'t str,
    /// The whole of it.
    pub root: Node<'t>,
}

/// A part of an expression that is true or false of an instance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node<'t> {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: NodeKind<'t>,
}

/// What a part of an expression is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NodeKind<'t> {
    /// Two parts or more, joined by `or`.
    Any(Vec<Node<'t>>),
    /// Two parts or more, joined by `and`. It binds closer than `or`, which no document says.
    All(Vec<Node<'t>>),
    /// `not(…)`
    Not(Box<Node<'t>>),
    /// `(…)`
    Group(Box<Node<'t>>),
    /// One comparison.
    Predicate(Box<Predicate<'t>>),
    /// Placeholders decide what stands here, or how the parts that can be read are joined.
    Unknown(Vec<Node<'t>>),
    /// It could not be read; a finding says why.
    Unreadable,
}

/// A comparison: `attribute:ecs.os-type == linux`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Predicate<'t> {
    /// What is asked.
    pub subject: Subject<'t>,
    /// How; `None` when a placeholder stands there or it could not be read.
    pub operator: Option<Operator>,
    /// Where the operator stands.
    pub operator_span: Span,
    /// Against what.
    pub argument: Argument<'t>,
}

/// The left side of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject<'t> {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: SubjectKind<'t>,
}

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SubjectKind<'t> {
    /// The name behind `attribute:`.
    Attribute(&'t str),
    /// A field of the instance.
    Field(Field),
    /// A placeholder is part of it.
    Unknown,
    /// No subject of the language; a finding says so.
    Unreadable,
}

/// The right side of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Argument<'t> {
    /// Nothing, as behind `exists`.
    None,
    /// One value, or a pattern.
    Value(Value<'t>),
    /// A list.
    List(List<'t>),
    /// A placeholder stands for it, at this place.
    Unknown(Span),
    /// It could not be read; a finding says why.
    Unreadable(Span),
}

/// A value, quoted or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Value<'t> {
    /// Where it stands, quotes included.
    pub span: Span,
    /// The text without its quotes.
    pub text: &'t str,
    /// How it is quoted.
    pub quote: Quote,
    /// Whether a placeholder is part of it.
    pub has_placeholder: bool,
}

/// The quotes around a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quote {
    /// None.
    Bare,
    /// `'…'`, which the documents show.
    Single,
    /// `"…"`, which they do not.
    Double,
}

/// A list: `[a, b]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List<'t> {
    /// Where it stands, brackets included.
    pub span: Span,
    /// Its values.
    pub items: Vec<Value<'t>>,
}

impl<'t> Value<'t> {
    /// The text without its quotes, when no placeholder is part of it.
    pub fn known(&self) -> Option<&'t str> {
        (!self.has_placeholder).then_some(self.text)
    }

    /// Where the text without its quotes stands.
    pub fn inner_span(&self) -> Span {
        let start = self.span.start + usize::from(self.quote != Quote::Bare);
        Span::new(start, start + self.text.len())
    }
}

impl<'t> Argument<'t> {
    /// Its values: one, those of the list, or none.
    pub fn values(&self) -> &[Value<'t>] {
        match self {
            Argument::Value(value) => std::slice::from_ref(value),
            Argument::List(list) => &list.items,
            Argument::None | Argument::Unknown(_) | Argument::Unreadable(_) => &[],
        }
    }

    /// Where it stands; `None` when there is none.
    pub fn span(&self) -> Option<Span> {
        match self {
            Argument::None => None,
            Argument::Value(value) => Some(value.span),
            Argument::List(list) => Some(list.span),
            Argument::Unknown(span) | Argument::Unreadable(span) => Some(*span),
        }
    }
}

impl<'t> Node<'t> {
    /// The parts directly below.
    pub fn children(&self) -> &[Node<'t>] {
        match &self.kind {
            NodeKind::Any(parts) | NodeKind::All(parts) | NodeKind::Unknown(parts) => parts,
            NodeKind::Not(inner) | NodeKind::Group(inner) => std::slice::from_ref(inner),
            NodeKind::Predicate(_) | NodeKind::Unreadable => &[],
        }
    }

    /// The part without the brackets around it.
    pub fn ungrouped(&self) -> &Node<'t> {
        let mut node = self;
        while let NodeKind::Group(inner) = &node.kind {
            node = inner;
        }
        node
    }
}

impl<'t> Expression<'t> {
    /// All comparisons, in the order of the text.
    pub fn predicates(&self) -> Vec<&Predicate<'t>> {
        let mut found = Vec::new();
        let mut open = vec![&self.root];
        while let Some(node) = open.pop() {
            match &node.kind {
                NodeKind::Predicate(predicate) => found.push(&**predicate),
                _ => open.extend(node.children().iter().rev()),
            }
        }
        found
    }

    /// Whether a placeholder is part of it: then what is missing may stand where it is filled in.
    pub fn has_unknown(&self) -> bool {
        let mut open = vec![&self.root];
        while let Some(node) = open.pop() {
            match &node.kind {
                NodeKind::Unknown(_) => return true,
                NodeKind::Predicate(predicate) if predicate.has_unknown() => return true,
                _ => open.extend(node.children()),
            }
        }
        false
    }
}

impl Predicate<'_> {
    /// Whether a placeholder is part of it.
    pub fn has_unknown(&self) -> bool {
        self.subject.kind == SubjectKind::Unknown
            || matches!(self.argument, Argument::Unknown(_))
            || self.argument.values().iter().any(|value| value.has_placeholder)
            || (self.operator.is_none() && !matches!(self.argument, Argument::Unreadable(_)))
    }
}
