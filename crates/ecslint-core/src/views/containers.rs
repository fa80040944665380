//! The list of containers.

use ecslint_syntax::{Member, Node};

use crate::views::{ContainerDefinition, Prepared};

/// The containers of a task definition.
#[derive(Clone, Copy, Debug)]
pub struct Containers<'d> {
    prepared: &'d Prepared<'d>,
}

impl<'d> Containers<'d> {
    /// The containers of what was prepared.
    #[inline]
    pub(super) fn new(prepared: &'d Prepared<'d>) -> Self {
        Self { prepared }
    }

    /// The items that are objects, in order.
    pub fn iter(self) -> impl Iterator<Item = ContainerDefinition<'d>> + Clone {
        self.prepared.containers.iter().map(ContainerDefinition::new)
    }

    /// The item that is an object and has this place among those that are, from 0 on.
    pub fn get(self, place: usize) -> Option<ContainerDefinition<'d>> {
        self.prepared.containers.get(place).map(ContainerDefinition::new)
    }

    /// Whether every item is an object that the tree shows: only then may a rule say that something is in none of
    /// them. An absent list is complete and empty.
    pub fn is_complete(self) -> bool {
        self.prepared.list.is_complete()
    }

    /// The number of items the tree shows, whatever they are.
    pub fn len(self) -> usize {
        self.prepared.list.len()
    }

    /// Whether the tree shows no item.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The member that holds the list, if it is there with another value than `null`.
    pub fn member(self) -> Option<Member<'d>> {
        self.prepared.list.member()
    }

    /// The array, if there is one.
    pub fn array(self) -> Option<Node<'d>> {
        self.prepared.list.array()
    }
}
