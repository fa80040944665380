//! The walk over a definition that finds what any column refuses.

use ecslint_schemas::facts::support::{Row, When};
use ecslint_syntax::{Member, Node};

use super::SupportTable;
use super::columns::ColumnSet;
use crate::field::Slot;
use crate::member_names::MEMBER_NAMES;
use crate::placeholder;

/// The way through a definition: down the branches of the table, and so no deeper than these.
pub(super) struct Walk<'d, 't> {
    pub(super) table: &'t SupportTable,
    /// The columns that hold.
    pub(super) columns: ColumnSet,
    pub(super) found: Vec<Seen<'d, 't>>,
}

/// A refused value. Most definitions hold none, so which column refuses it most is asked afterwards.
pub(super) struct Seen<'d, 't> {
    pub(super) refused: Refused<'d>,
    pub(super) place: Place<'d>,
    pub(super) row: &'t Row,
}

impl<'d> Walk<'d, '_> {
    /// Goes down the branch `to`, if a column that holds refuses something there, with what `slot` of `parent` holds.
    pub(super) fn enter(&mut self, to: usize, slot: Slot<'d>, parent: Node<'d>) {
        if self.concerns(to)
            && let Slot::Present(member) = slot
        {
            self.visit(to, Place { node: member.value, parent: Some(parent), member: Some(member), is_in_item: false });
        }
    }

    fn concerns(&self, branch: usize) -> bool {
        self.table.branches[branch].columns.meets(self.columns)
    }

    fn visit(&mut self, branch: usize, place: Place<'d>) {
        let table = self.table;
        let branch = &table.branches[branch];
        for row in branch.rows.iter().filter(|row| table.refusing[**row].meets(self.columns)) {
            let row = &table.rows[*row];
            note_refused(&row.when, place, &mut |refused| self.found.push(Seen { refused, place, row }));
        }
        if let Some(items) = branch.items.filter(|items| self.concerns(*items)) {
            for node in place.node.items() {
                self.visit(items, Place { node, parent: None, member: None, is_in_item: true });
            }
        }
        if branch.members.is_empty() {
            return;
        }
        for member in place.node.members() {
            let number = member.key.name_number(&MEMBER_NAMES);
            let below = branch.members.iter().find(|(name, to)| name.number() == number && self.concerns(*to));
            let Some((_, to)) = below else { continue };
            let is_in_item = place.member.is_none() && place.is_in_item;
            let found = Place { node: member.value, parent: Some(place.node), member: Some(member), is_in_item };
            self.visit(*to, found);
        }
    }
}

/// A value on the way down.
#[derive(Clone, Copy)]
pub(super) struct Place<'d> {
    pub(super) node: Node<'d>,
    pub(super) parent: Option<Node<'d>>,
    pub(super) member: Option<Member<'d>>,
    /// `node` is an item of a list, or a member of one.
    pub(super) is_in_item: bool,
}

/// What is refused at a place.
#[derive(Clone, Copy)]
pub(super) enum Refused<'d> {
    /// The member, whatever its value.
    Member(Member<'d>),
    /// This value of the member.
    Value(Member<'d>),
    /// This item of the list.
    Item(Member<'d>, Node<'d>),
}

/// Hands over what is refused at a place.
fn note_refused<'d>(when: &When, place: Place<'d>, note: &mut dyn FnMut(Refused<'d>)) {
    let Some(member) = place.member else { return };
    let node = place.node;
    let known = |node: Node<'d>| node.as_str().filter(|text| !node.is_damaged() && placeholder::find(text).is_none());
    let listed = |list: &[String], text: &str| list.iter().any(|item| item == text);
    let (refused, holds) = match when {
        When::Equals(expected) => {
            let refused = if *expected { Refused::Member(member) } else { Refused::Value(member) };
            (refused, node.as_bool() == Some(*expected))
        }
        When::Present(_) => {
            let holds = !node.is_null() && !node.is_unknown() && node.as_str() != Some("") && !is_placeholder(node);
            (Refused::Member(member), holds)
        }
        When::NotEmpty(_) => {
            let holds = !node.is_empty() || node.as_str().is_some_and(|text| !text.is_empty());
            (Refused::Member(member), holds && !is_placeholder(node))
        }
        When::In(list) => (Refused::Value(member), known(node).is_some_and(|text| listed(list, text))),
        When::NotIn(list) => {
            let holds = known(node).is_some_and(|text| !text.is_empty() && !listed(list, text));
            (Refused::Value(member), holds)
        }
        When::AnyItemNotIn(list) => {
            let items = node.items().filter(|item| known(*item).is_some_and(|text| !listed(list, text)));
            return items.for_each(|item| note(Refused::Item(member, item)));
        }
    };
    if holds {
        note(refused);
    }
}

/// Whether the value is a text of placeholders alone: a tool may well fill in nothing.
fn is_placeholder(node: Node<'_>) -> bool {
    let text = node.as_str().filter(|_| node.may_hold_placeholder());
    text.and_then(placeholder::template).is_some_and(|known| known.prefix.is_empty() && known.suffix.is_empty())
}
