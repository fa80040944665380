//! Lists in a tree in which every item may be unknown.

use std::marker::PhantomData;

use ecslint_syntax::{Items, Member, Node};

use crate::field::{Located, Object, Slot, known_string};

/// The items of a list, whatever they are.
#[derive(Clone, Copy, Debug)]
struct Sequence<'d> {
    member: Option<Member<'d>>,
    array: Option<Node<'d>>,
    /// Whether there are surely no more items than the tree shows; an absent list has none.
    complete: bool,
}

impl<'d> Sequence<'d> {
    #[inline]
    fn of(slot: Slot<'d>) -> Self {
        let member = slot.given();
        let array = member.map(|member| member.value).filter(|node| node.is_array());
        let complete = match slot {
            Slot::Absent(_) => true,
            Slot::Present(member) if member.value.is_null() => true,
            Slot::Present(_) => array.is_some_and(Node::is_complete),
            Slot::Unknown(_) => false,
        };
        Self { member, array, complete }
    }

    #[inline]
    fn nodes(self) -> std::iter::Flatten<std::option::IntoIter<Items<'d>>> {
        self.array.map(Node::items).into_iter().flatten()
    }

    #[inline]
    fn len(self) -> usize {
        self.array.map_or(0, Node::len)
    }
}

/// A list of objects, each seen as a `View`.
#[derive(Debug)]
pub struct List<'d, View> {
    items: Sequence<'d>,
    view: PhantomData<View>,
}

impl<View> Clone for List<'_, View> {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}

impl<View> Copy for List<'_, View> {}

impl<'d, View> List<'d, View> {
    /// The list in `slot`.
    #[inline]
    pub(crate) fn of(slot: Slot<'d>) -> Self {
        Self { items: Sequence::of(slot), view: PhantomData }
    }

    /// The list at `node`, an array that no member leads to.
    #[inline]
    pub fn of_array(node: Node<'d>) -> Self {
        let array = node.is_array().then_some(node);
        Self { items: Sequence { member: None, array, complete: node.is_complete() }, view: PhantomData }
    }

    /// Whether every item is an object that the tree shows: only then may a rule say that something is in none of
    /// them. An absent list is complete and empty.
    #[inline]
    pub fn is_complete(self) -> bool {
        self.items.complete && self.items.nodes().all(|node| node.is_object())
    }

    /// The number of items the tree shows, whatever they are.
    #[inline]
    pub fn len(self) -> usize {
        self.items.len()
    }

    /// Whether the tree shows no item.
    #[inline]
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The member that holds the list, if it is there with another value than `null`.
    #[inline]
    pub fn member(self) -> Option<Member<'d>> {
        self.items.member
    }

    /// The array, if there is one.
    #[inline]
    pub fn array(self) -> Option<Node<'d>> {
        self.items.array
    }
}

impl<'d, View: From<Object<'d>>> List<'d, View> {
    /// The items that are objects, in order.
    #[inline]
    pub fn iter(self) -> impl Iterator<Item = View> {
        self.items.nodes().filter(|node| node.is_object()).map(|node| View::from(Object::standalone(node)))
    }
}

/// A list of strings.
#[derive(Clone, Copy, Debug)]
pub struct Strings<'d> {
    items: Sequence<'d>,
}

impl<'d> Strings<'d> {
    /// The list in `slot`.
    #[inline]
    pub(crate) fn of(slot: Slot<'d>) -> Self {
        Self { items: Sequence::of(slot) }
    }

    /// The items without placeholders that are strings, in order.
    #[inline]
    pub fn known(self) -> impl Iterator<Item = Located<'d, &'d str>> {
        self.items.nodes().filter_map(|node| known_string(node).map(|value| Located { value, node, member: None }))
    }

    /// The items that are strings as they stand, placeholders included.
    #[inline]
    pub fn raw(self) -> impl Iterator<Item = Located<'d, &'d str>> {
        self.items.nodes().filter_map(|node| node.as_str().map(|value| Located { value, node, member: None }))
    }

    /// Whether every item is a string without placeholders that the tree shows. An absent list is complete and empty.
    #[inline]
    pub fn is_complete(self) -> bool {
        self.items.complete && self.items.nodes().all(|node| known_string(node).is_some())
    }

    /// Whether there are surely no more items than the tree shows, known or not.
    #[inline]
    pub fn has_known_length(self) -> bool {
        self.items.complete && self.items.nodes().all(|node| !node.is_unknown())
    }

    /// The number of items the tree shows, whatever they are.
    #[inline]
    pub fn len(self) -> usize {
        self.items.len()
    }

    /// Whether the tree shows no item.
    #[inline]
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The member that holds the list, if it is there with another value than `null`.
    #[inline]
    pub fn member(self) -> Option<Member<'d>> {
        self.items.member
    }

    /// The array, if there is one.
    #[inline]
    pub fn array(self) -> Option<Node<'d>> {
        self.items.array
    }
}
