//! Cursors over the arena.

use crate::children::{Items, Members};
use crate::document::{DAMAGED, Document, ESCAPED, INCOMPLETE, Kind, NUMBERED, NodeData, SUSPICIOUS, TWINS, UNQUOTED};
use crate::names::{KnownName, Names};
use crate::span::Span;

/// A value in a document: a small cursor to copy around.
#[derive(Clone, Copy)]
pub struct Node<'d> {
    pub(crate) document: &'d Document<'d>,
    pub(crate) index: u32,
}

/// What a node is, with its content.
#[derive(Clone, Copy, Debug)]
pub enum NodeKind<'d> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number as it is written.
    Number(&'d str),
    /// A string, decoded.
    String(&'d str),
    /// An array.
    Array(Items<'d>),
    /// An object.
    Object(Members<'d>),
    /// A value that cannot be evaluated here, such as an unquoted `${PORT}`.
    Expression,
    /// Something that is no value, or the place where one is missing.
    Error,
}

/// One `key: value` of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member<'d> {
    /// The key, a string node (an error node when the key is no string).
    pub key: Node<'d>,
    /// The value; an error node with an empty span when it is missing.
    pub value: Node<'d>,
}

impl<'d> Member<'d> {
    /// The decoded key.
    #[inline]
    pub fn name(self) -> &'d str {
        self.key.as_str().unwrap_or_else(|| self.key.text())
    }

    /// From the first byte of the key to the last of the value.
    #[inline]
    pub fn span(self) -> Span {
        self.key.span().cover(self.value.span())
    }
}

impl<'d> Node<'d> {
    #[inline]
    fn data(self) -> &'d NodeData {
        &self.document.nodes[self.index as usize]
    }

    /// The number of the node behind the last one below this.
    #[inline]
    pub(crate) fn subtree_end(self) -> u32 {
        self.data().subtree_end
    }

    #[inline]
    pub(crate) fn flags(self) -> u8 {
        self.data().flags
    }

    /// The document that the node belongs to.
    #[inline]
    pub fn document(self) -> &'d Document<'d> {
        self.document
    }

    /// The node's number in its document; the same for equal nodes of one document.
    #[inline]
    pub fn index(self) -> u32 {
        self.index
    }

    /// What the node is, with its content.
    #[inline]
    pub fn kind(self) -> NodeKind<'d> {
        match self.data().kind {
            Kind::Null => NodeKind::Null,
            Kind::False => NodeKind::Bool(false),
            Kind::True => NodeKind::Bool(true),
            Kind::Number => NodeKind::Number(self.text()),
            Kind::String => NodeKind::String(self.decoded()),
            Kind::Array => NodeKind::Array(self.items()),
            Kind::Object => NodeKind::Object(self.members()),
            Kind::Expression => NodeKind::Expression,
            Kind::Error => NodeKind::Error,
        }
    }

    /// The span of the value: strings with their quotes, containers with their brackets.
    #[inline]
    pub fn span(self) -> Span {
        self.data().span
    }

    /// The text as it is written.
    #[inline]
    pub fn text(self) -> &'d str {
        self.document.text.get(self.span().range()).unwrap_or_default()
    }

    #[inline]
    fn decoded(self) -> &'d str {
        let data = self.data();
        if data.flags & (ESCAPED | DAMAGED | UNQUOTED) == 0 {
            let inner = data.span.start as usize + 1..(data.span.end as usize).wrapping_sub(1);
            return self.document.text.get(inner).unwrap_or_default();
        }
        self.decoded_with_care()
    }

    #[cold]
    fn decoded_with_care(self) -> &'d str {
        let data = self.data();
        if data.flags & ESCAPED != 0 {
            return self.document.decoded.get(data.extra as usize).map_or("", String::as_str);
        }
        let text = self.text();
        if data.flags & UNQUOTED != 0 {
            return text;
        }
        let Some(quote) = text.chars().next().filter(|quote| matches!(quote, '"' | '\'')) else { return text };
        let inner = &text[1..];
        inner.strip_suffix(quote).unwrap_or(inner)
    }

    /// The decoded string; `None` for every other kind of value.
    #[inline]
    pub fn as_str(self) -> Option<&'d str> {
        (self.data().kind == Kind::String).then(|| self.decoded())
    }

    /// The string, where that is surely what is written: without escapes, whole, and with nothing in it that could begin
    /// a placeholder. `None` for other strings and every other kind of value.
    #[inline]
    pub fn as_plain_str(self) -> Option<&'d str> {
        let NodeData { kind, flags, span, .. } = *self.data();
        if kind != Kind::String || flags & (ESCAPED | DAMAGED | SUSPICIOUS) != 0 {
            return None;
        }
        if flags & UNQUOTED != 0 {
            return self.document.text.get(span.range());
        }
        self.document.text.get(span.start as usize + 1..(span.end as usize).wrapping_sub(1))
    }

    /// `true` or `false`; `None` for every other kind of value.
    #[inline]
    pub fn as_bool(self) -> Option<bool> {
        match self.data().kind {
            Kind::True => Some(true),
            Kind::False => Some(false),
            _ => None,
        }
    }

    /// Whether the node is a string.
    #[inline]
    pub fn is_string(self) -> bool {
        self.data().kind == Kind::String
    }

    /// Whether the node is a number.
    #[inline]
    pub fn is_number(self) -> bool {
        self.data().kind == Kind::Number
    }

    /// Whether the node is `null`.
    #[inline]
    pub fn is_null(self) -> bool {
        self.data().kind == Kind::Null
    }

    /// Whether the node is an object.
    #[inline]
    pub fn is_object(self) -> bool {
        self.data().kind == Kind::Object
    }

    /// Whether the node is an array.
    #[inline]
    pub fn is_array(self) -> bool {
        self.data().kind == Kind::Array
    }

    /// Whether the node is an expression or an error: there is nothing to know about its value.
    #[inline]
    pub fn is_unknown(self) -> bool {
        matches!(self.data().kind, Kind::Expression | Kind::Error)
    }

    /// Whether a string holds a character that could begin a placeholder; a cheap filter before looking closely.
    #[inline]
    pub fn may_hold_placeholder(self) -> bool {
        self.data().flags & SUSPICIOUS != 0
    }

    /// Whether a string could not be read as written (an invalid escape, a missing quote): its value is a guess.
    #[inline]
    pub fn is_damaged(self) -> bool {
        self.data().flags & DAMAGED != 0
    }

    /// Whether a string stands without quotes, or an array or object without brackets, as YAML has them.
    #[inline]
    pub fn is_unquoted(self) -> bool {
        self.data().flags & UNQUOTED != 0
    }

    /// Whether an array or object surely holds no more than the tree shows. True for other kinds.
    #[inline]
    pub fn is_complete(self) -> bool {
        self.data().flags & INCOMPLETE == 0
    }

    /// The items of an array; none for other kinds.
    #[inline]
    pub fn items(self) -> Items<'d> {
        let data = self.data();
        let end = if data.kind == Kind::Array { data.subtree_end } else { self.index + 1 };
        Items { document: self.document, next: self.index + 1, end }
    }

    /// The members of an object; none for other kinds.
    #[inline]
    pub fn members(self) -> Members<'d> {
        let data = self.data();
        let end = if data.kind == Kind::Object { data.subtree_end } else { self.index + 1 };
        Members { document: self.document, next: self.index + 1, end }
    }

    /// The number of items or members; 0 for other kinds.
    #[inline]
    pub fn len(self) -> usize {
        let data = self.data();
        if matches!(data.kind, Kind::Array | Kind::Object) { data.extra as usize } else { 0 }
    }

    /// Whether there are no items or members.
    #[inline]
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The member called `name`; the last one where the key stands twice, as JSON readers do.
    pub fn member(self, name: &str) -> Option<Member<'d>> {
        match self.document.names.and_then(|names| names.find(name)) {
            Some(known) => self.known_member(known),
            // A key with a number is one of the names, and `name` is none of them.
            None => self.find_member(|key| {
                let data = key.data();
                (data.flags & NUMBERED == 0 || data.extra == 0) && key.is_named(name)
            }),
        }
    }

    /// The member called `name`, as [`Node::member`] finds it, by comparing numbers where the document was parsed with
    /// the list that `name` is from, and text where it was parsed without a list.
    pub fn known_member(self, name: KnownName) -> Option<Member<'d>> {
        let number = u32::from(name.number());
        self.find_member(|key| {
            let data = key.data();
            if data.flags & NUMBERED != 0 { data.extra == number } else { key.is_named(name.text()) }
        })
    }

    /// The numbers of the keys that have each of these names, found in one pass; 0 where there is none, which is the number
    /// of the root and so of no key.
    #[inline]
    pub fn known_keys<const COUNT: usize>(self, names: [KnownName; COUNT]) -> [u32; COUNT] {
        let mut found = [0; COUNT];
        let data = self.data();
        let end = if data.kind == Kind::Object { data.subtree_end } else { 0 };
        let nodes = self.document.nodes.as_slice();
        let mut next = self.index + 1;
        while next < end {
            let Some(key) = nodes.get(next as usize) else { break };
            let Some(value) = nodes.get(next as usize + 1) else { break };
            let is_numbered = key.flags & NUMBERED != 0;
            for (name, found) in names.iter().zip(&mut found) {
                let is_wanted = if is_numbered {
                    key.extra == u32::from(name.number())
                } else {
                    Node { document: self.document, index: next }.is_named(name.text())
                };
                if is_wanted {
                    *found = next;
                }
            }
            next = value.subtree_end;
        }
        found
    }

    /// The last member whose key is wanted; the first where no key stands twice.
    #[inline]
    fn find_member(self, is_wanted: impl Fn(Node<'d>) -> bool) -> Option<Member<'d>> {
        let data = self.data();
        if data.kind != Kind::Object {
            return None;
        }
        let has_twins = data.flags & (TWINS | INCOMPLETE) != 0;
        let nodes = self.document.nodes.get(..data.subtree_end as usize)?;
        let (mut next, mut found) = (self.index + 1, None);
        while let Some(value) = nodes.get(next as usize + 1) {
            let member = Member {
                key: Node { document: self.document, index: next },
                value: Node { document: self.document, index: next + 1 },
            };
            if is_wanted(member.key) {
                found = Some(member);
                if !has_twins {
                    break;
                }
            }
            next = value.subtree_end;
        }
        found
    }

    /// The number of this key in `names`, which are those that the document was parsed with, if with any; 0 when the
    /// key is none of them.
    #[inline(always)]
    pub fn name_number(self, names: &Names) -> u8 {
        let data = self.data();
        if data.flags & NUMBERED != 0 { data.extra as u8 } else { self.number_by_name(names) }
    }

    #[cold]
    fn number_by_name(self, names: &Names) -> u8 {
        names.number(Member { key: self, value: self }.name().as_bytes())
    }

    /// Whether this key reads `name`. Bytes are compared, without a detour over decoded text where there are no escapes.
    #[inline]
    fn is_named(self, name: &str) -> bool {
        let data = self.data();
        if data.kind != Kind::String || data.flags & (ESCAPED | DAMAGED | UNQUOTED) != 0 {
            return Member { key: self, value: self }.name() == name;
        }
        let Span { start, end } = data.span;
        (end - start) as usize == name.len() + 2
            && self.document.text.as_bytes().get(start as usize + 1..end as usize - 1) == Some(name.as_bytes())
    }

    /// The value of the member called `name`.
    #[inline]
    pub fn get(self, name: &str) -> Option<Node<'d>> {
        self.member(name).map(|member| member.value)
    }
}

impl PartialEq for Node<'_> {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index && std::ptr::eq(self.document, other.document)
    }
}

impl Eq for Node<'_> {}

impl std::fmt::Debug for Node<'_> {
    #[inline]
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{:?}@{}..{}", self.data().kind, self.span().start, self.span().end)
    }
}
