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

    /// Whether there surely is no list.
    #[inline]
    pub fn is_absent(self) -> bool {
        self.items.complete && self.items.member.is_none() && self.items.array.is_none()
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

/// A list of objects whose members were read once, because many rules ask for them.
#[derive(Debug)]
pub(crate) struct PreparedList<'d, Prepared> {
    items: Sequence<'d>,
    complete: bool,
    prepared: Vec<Prepared>,
}

impl<'d, Prepared: From<Object<'d>>> PreparedList<'d, Prepared> {
    /// Reads the list in `slot`.
    pub(crate) fn of(slot: Slot<'d>) -> Self {
        let list: List<'d, Prepared> = slot.list();
        let mut prepared = Vec::with_capacity(list.len());
        prepared.extend(list.iter());
        Self { items: list.items, complete: list.is_complete(), prepared }
    }
}

impl<'d, Prepared> PreparedList<'d, Prepared> {
    /// The list with its items seen as a `View`.
    #[inline]
    pub(crate) fn views<View: From<&'d Prepared>>(&'d self) -> Views<'d, Prepared, View> {
        Views { list: self, view: PhantomData }
    }
}

/// A list of objects, each seen as a `View` of what was prepared of it.
#[derive(Debug)]
pub struct Views<'d, Prepared, View> {
    list: &'d PreparedList<'d, Prepared>,
    view: PhantomData<View>,
}

impl<Prepared, View> Clone for Views<'_, Prepared, View> {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}

impl<Prepared, View> Copy for Views<'_, Prepared, View> {}

impl<'d, Prepared, View> Views<'d, Prepared, View> {
    /// Whether every item is an object that the tree shows: only then may a rule say that something is in none of
    /// them. An absent list is complete and empty.
    #[inline]
    pub fn is_complete(self) -> bool {
        self.list.complete
    }

    /// The number of items the tree shows, whatever they are.
    #[inline]
    pub fn len(self) -> usize {
        self.list.items.len()
    }

    /// Whether the tree shows no item.
    #[inline]
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The member that holds the list, if it is there with another value than `null`.
    #[inline]
    pub fn member(self) -> Option<Member<'d>> {
        self.list.items.member
    }

    /// The array, if there is one.
    #[inline]
    pub fn array(self) -> Option<Node<'d>> {
        self.list.items.array
    }
}

impl<'d, Prepared, View: From<&'d Prepared>> Views<'d, Prepared, View> {
    /// The items that are objects, in order.
    #[inline]
    pub fn iter(self) -> impl DoubleEndedIterator<Item = View> {
        self.list.prepared.iter().map(View::from)
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
        self.items.nodes().filter_map(|node| known_string(node).map(|value| Located::item(value, node)))
    }

    /// The items that are strings as they stand, placeholders included.
    #[inline]
    pub fn raw(self) -> impl Iterator<Item = Located<'d, &'d str>> {
        self.items.nodes().filter_map(|node| node.as_str().map(|value| Located::item(value, node)))
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
