//! Objects of the tree, and the ways to their members.

use ecslint_syntax::{KnownName, Node, Span};

use super::{Absence, Field, Located, Slot};

/// An object of the tree, and the key that leads to it where there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Object<'d> {
    pub(super) node: Node<'d>,
    pub(super) key: Option<Node<'d>>,
}

impl<'d> Object<'d> {
    /// The object at `node`, the value of the member with this `key`.
    #[inline]
    pub fn at_key(node: Node<'d>, key: Node<'d>) -> Self {
        Self { node, key: Some(key) }
    }

    /// An object that stands in a list or at the root.
    #[inline]
    pub fn standalone(node: Node<'d>) -> Self {
        Self { node, key: None }
    }

    /// The node.
    #[inline]
    pub fn node(self) -> Node<'d> {
        self.node
    }

    /// The span of the object with its brackets.
    #[inline]
    pub fn span(self) -> Span {
        self.node.span()
    }

    /// The place of something that the object lacks.
    #[inline]
    pub fn absence(self) -> Absence<'d> {
        Absence { parent: self.node, key: self.key }
    }

    /// Whether the object surely has no more members than the tree shows.
    #[inline]
    pub fn is_complete(self) -> bool {
        self.node.is_complete()
    }

    /// The members as they stand.
    #[inline]
    pub fn members(self) -> ecslint_syntax::Members<'d> {
        self.node.members()
    }

    /// The member called `name`, if it is there, is not there, or may be.
    #[inline]
    pub fn slot(self, name: &str) -> Slot<'d> {
        self.node.member(name).map_or_else(|| self.missing(), Slot::Present)
    }

    /// The member with this name of the API, if it is there, is not there, or may be.
    #[inline]
    pub fn member(self, name: KnownName) -> Slot<'d> {
        self.node.known_member(name).map_or_else(|| self.missing(), Slot::Present)
    }

    /// The member with this name of the API, a string.
    #[inline]
    pub fn string(self, name: KnownName) -> Field<'d, &'d str> {
        self.string_at(self.node.known_member(name).map_or(0, |member| member.key.index()))
    }

    /// The members with these names of the API, in one pass over the object: the numbers of their keys, 0 where there is
    /// none. So little is known of each because much more would be moved about than is ever read.
    #[inline]
    pub(crate) fn known_keys<const COUNT: usize>(self, names: [KnownName; COUNT]) -> [u32; COUNT] {
        self.node.known_keys(names)
    }

    /// The member of this object whose key has this number; 0 for a member that is not there.
    #[inline]
    pub(crate) fn slot_at(self, key: u32) -> Slot<'d> {
        let member = if key == 0 { None } else { self.node.document().member_at(key) };
        member.map_or_else(|| self.missing(), Slot::Present)
    }

    /// That member, a string. Strings are read so often that the usual one has a short way of its own.
    #[inline(never)]
    pub(crate) fn string_at(self, key: u32) -> Field<'d, &'d str> {
        if key != 0
            && let Some(member) = self.node.document().member_at(key)
            && let Some(text) = member.value.as_plain_str()
        {
            return Field::Known(Located::of_member(text, member));
        }
        self.slot_at(key).string()
    }

    /// That member, an integer.
    #[inline(never)]
    pub(crate) fn integer_at(self, key: u32) -> Field<'d, i64> {
        self.slot_at(key).integer()
    }

    /// The slot of a member that the tree does not show.
    #[inline]
    pub(crate) fn missing(self) -> Slot<'d> {
        if self.node.is_complete() { Slot::Absent(self.absence()) } else { Slot::Unknown(self.node.span()) }
    }
}
