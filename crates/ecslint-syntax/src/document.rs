//! The arena that a parser fills and everybody else reads.

use crate::decode::{Decoded, Encoding};
use crate::error::{SyntaxError, SyntaxErrorKind};
use crate::names::{NameSet, Names};
use crate::node::{Member, Node};
use crate::span::Span;

/// Which language a text is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Syntax {
    /// JSON as RFC 8259 has it; comments and trailing commas are read and reported.
    #[default]
    Json,
    /// JSON with comments and trailing commas, which are read and allowed.
    Jsonc,
    /// YAML 1.2, as far as it agrees with 1.1; what the two take for different values is an expression.
    Yaml,
}

/// A comment with its markers (`// …` without the line end, `/* … */` with both).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Where it stands.
    pub span: Span,
}

/// A parsed text: the tree in one arena, the comments, and what is wrong with the text.
///
/// Nodes stand in the arena in the order of the text, a container before its content. The children of a container
/// are found by jumping over subtrees; in an object keys and values alternate. A key is a leaf whatever stands there, so
/// that its value is the next node: the way through an object is a chain of loads, and each costs time.
#[derive(Debug)]
pub struct Document<'t> {
    pub(crate) text: &'t str,
    pub(crate) syntax: Syntax,
    /// The names whose numbers the keys carry.
    pub(crate) names: Option<&'static Names>,
    /// Which of the names stand as a key somewhere; all where the document was parsed without names.
    pub(crate) mentioned: NameSet,
    pub(crate) nodes: Vec<NodeData>,
    pub(crate) decoded: Vec<String>,
    pub(crate) comments: Vec<Comment>,
    pub(crate) errors: Vec<SyntaxError>,
    /// What aliases stand for, where it is written: sorted and apart from each other.
    pub(crate) shared: Vec<Span>,
}

/// The kind of a node as the arena stores it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Null,
    False,
    True,
    Number,
    String,
    Array,
    Object,
    /// A value that cannot be evaluated here: a template or an expression.
    Expression,
    /// Something stood here, or should have, that is no value.
    Error,
}

/// A container that may hold more than the tree shows.
pub(crate) const INCOMPLETE: u8 = 1;
/// A string that holds a character which could begin a placeholder (`$ { < % # @ [ (`, or `__`).
pub(crate) const SUSPICIOUS: u8 = 2;
/// A string with escapes; `extra` is its index in `Document::decoded`.
pub(crate) const ESCAPED: u8 = 4;
/// A string that could not be read as written (no closing quote, invalid escape, single quotes, no quotes).
pub(crate) const DAMAGED: u8 = 8;
/// A key whose `extra` is the number of its name.
pub(crate) const NUMBERED: u8 = 16;
/// An object in which a key may stand twice; without it none does, unless the object is `INCOMPLETE`.
pub(crate) const TWINS: u8 = 32;
/// A string without quotes, or a container without brackets, as YAML has them.
pub(crate) const UNQUOTED: u8 = 64;

/// One node of the arena.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NodeData {
    pub(crate) kind: Kind,
    pub(crate) flags: u8,
    /// Strings with their quotes, containers with their brackets.
    pub(crate) span: Span,
    /// Index behind the last node of this node's subtree.
    pub(crate) subtree_end: u32,
    /// Strings: index in `decoded` when `ESCAPED`; number of the name, 0 for none of the list, when `NUMBERED`. Arrays:
    /// number of items. Objects: number of members.
    pub(crate) extra: u32,
}

impl<'t> Document<'t> {
    /// A document that holds no value, because of `kind`.
    pub(crate) fn without_value(text: &'t str, syntax: Syntax, kind: SyntaxErrorKind) -> Self {
        Self {
            text,
            syntax,
            names: None,
            mentioned: NameSet::ALL,
            nodes: Vec::new(),
            decoded: Vec::new(),
            comments: Vec::new(),
            errors: vec![SyntaxError { kind, span: Span::empty(0) }],
            shared: Vec::new(),
        }
    }

    /// The text that was parsed.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// What it was parsed as.
    pub fn syntax(&self) -> Syntax {
        self.syntax
    }

    /// The value of the document; `None` when the text holds none.
    pub fn root(&self) -> Option<Node<'_>> {
        (!self.nodes.is_empty()).then_some(Node { document: self, index: 0 })
    }

    /// The comments in the order of the text.
    pub fn comments(&self) -> &[Comment] {
        &self.comments
    }

    /// What is wrong with the text, in the order of the text.
    pub fn errors(&self) -> &[SyntaxError] {
        &self.errors
    }

    /// Adds what was wrong with the bytes to what is wrong with the text.
    pub fn note_decoding(&mut self, decoded: &Decoded<'_>) {
        if decoded.encoding == Encoding::Utf16 {
            self.errors.push(SyntaxError { kind: SyntaxErrorKind::Utf16, span: Span::empty(0) });
        }
        let invalid =
            decoded.invalid.iter().map(|span| SyntaxError { kind: SyntaxErrorKind::InvalidUtf8, span: *span });
        self.errors.extend(invalid);
        self.errors.sort_by_key(|error| error.span);
    }

    /// Whether what stands at `span` also counts at another place of the document, by an alias of YAML.
    pub fn is_shared(&self, span: Span) -> bool {
        let first = self.shared.partition_point(|shared| shared.end < span.start);
        self.shared.get(first).is_some_and(|shared| shared.start <= span.end)
    }

    /// The names that stand as a key somewhere in the document; all of them where it was parsed without names.
    pub fn mentioned(&self) -> NameSet {
        self.mentioned
    }

    /// The member whose key is the node with this number; `None` where that is no node.
    #[inline]
    pub fn member_at(&self, key: u32) -> Option<Member<'_>> {
        let node = |index| Node { document: self, index };
        // A key is a leaf, so its value is the next node.
        ((key as usize) < self.nodes.len().saturating_sub(1)).then(|| Member { key: node(key), value: node(key + 1) })
    }

    /// Every node in the order of the text, keys included.
    pub fn nodes(&self) -> impl Iterator<Item = Node<'_>> {
        (0..self.nodes.len() as u32).map(|index| Node { document: self, index })
    }

    /// The number of nodes, keys included.
    pub fn node_count(&self) -> usize {
        self.nodes.len()
    }
}
