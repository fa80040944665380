//! One mechanism for everything that a launch type, an operating system or a network mode does not take.
//!
//! The table (`schemas/facts/support.json`) names a member by its path, the values that are refused, and who refuses
//! them. It is compiled once into a tree of member names, so that one walk over a task definition serves all rows. Where
//! several columns refuse one value, the strongest refusal is reported, in the name of the rule that owns its column.

mod columns;
mod watched;

pub use ecslint_schemas::facts::support::Column;
use ecslint_schemas::facts::support::{Outcome, Refusal, Row, Support, When};
use ecslint_syntax::{Member, Node, NodeKind, Span};

use crate::diagnostic::{Fix, Severity};
use crate::edit;
use crate::field::Slot;
use crate::placeholder;
use crate::rule::{Context, Rule};
use crate::views::{TaskDefinition, container_member, task_member};
use columns::{COLUMNS, ColumnSet, holds};
use watched::Watched;

pub use columns::{column_name, columns_of};

/// Opens the context of a rule and lets something be said in it.
pub(crate) type Report<'r> = dyn FnMut(&'static Rule, &mut dyn FnMut(&mut Context<'_>)) + 'r;

/// How many places of a definition the walk usually has before it.
const USUAL_PLACES: usize = 32;

/// The table, compiled for walking.
#[derive(Debug)]
pub struct SupportTable {
    rows: Vec<Row>,
    /// The columns that refuse something in each row.
    refusing: Vec<ColumnSet>,
    /// Branch 0 is the task definition.
    branches: Vec<Branch>,
    /// What lies below the task definition.
    task_members: Watched,
    /// What lies below a container definition.
    container_members: Watched,
}

/// A place in the tree of paths: what lies below it, and the rows that end here.
#[derive(Debug, Default)]
struct Branch {
    members: Vec<(String, usize)>,
    items: Option<usize>,
    rows: Vec<usize>,
    /// The columns that refuse something here or below.
    columns: ColumnSet,
}

/// A column that holds for a task definition: the rule that speaks for it, and where the file says so.
struct Holding {
    column: Column,
    rule: &'static Rule,
    reason: Option<Span>,
}

impl SupportTable {
    /// Compiles the table.
    pub fn new(support: &Support) -> Self {
        let mut table = Self {
            rows: support.rows.clone(),
            refusing: support.rows.iter().map(|row| ColumnSet::of(row.refused_by.keys().copied())).collect(),
            branches: vec![Branch::default()],
            task_members: Watched::default(),
            container_members: Watched::default(),
        };
        for index in 0..table.rows.len() {
            let path = table.rows[index].path.clone();
            let columns = table.refusing[index];
            let end = path.split('.').fold(0, |branch, step| {
                let (name, is_list) = step.strip_suffix("[]").map_or((step, false), |name| (name, true));
                let member = table.member_branch(branch, name);
                table.branches[member].columns.add(columns);
                let end = if is_list { table.item_branch(member) } else { member };
                table.branches[end].columns.add(columns);
                end
            });
            table.branches[end].rows.push(index);
        }
        let containers = table.member_branch(0, "containerDefinitions");
        let container = table.item_branch(containers);
        // The containers are walked through their own indexes, so the way to them is cut here.
        table.branches[0].members.retain(|(_, branch)| *branch != containers);
        table.task_members = Watched::new(&table.branches[0].members, task_member);
        table.container_members = Watched::new(&table.branches[container].members, container_member);
        table
    }

    fn member_branch(&mut self, branch: usize, name: &str) -> usize {
        if let Some((_, known)) = self.branches[branch].members.iter().find(|(known, _)| known == name) {
            return *known;
        }
        self.branches.push(Branch::default());
        let new = self.branches.len() - 1;
        self.branches[branch].members.push((name.to_owned(), new));
        new
    }

    fn item_branch(&mut self, branch: usize) -> usize {
        if let Some(known) = self.branches[branch].items {
            return known;
        }
        self.branches.push(Branch::default());
        let new = self.branches.len() - 1;
        self.branches[branch].items = Some(new);
        new
    }

    /// Reports everything in `task` that a column refuses, in the name of the rule that owns the column. `report` opens
    /// the context of a rule.
    pub(crate) fn check<'d>(
        &self,
        task: TaskDefinition<'d>,
        owners: &[(Column, &'static Rule)],
        report: &mut Report<'_>,
    ) {
        let holding: Vec<Holding> = COLUMNS
            .into_iter()
            .filter_map(|column| {
                let (_, rule) = owners.iter().find(|(owned, _)| *owned == column)?;
                Some(Holding { column, rule, reason: holds(task, column)? })
            })
            .collect();
        if holding.is_empty() {
            return;
        }
        let columns = ColumnSet::of(holding.iter().map(|holding| holding.column));
        let concerns = |branch: usize| self.branches[branch].columns.meets(columns);
        let mut found = Vec::new();
        let mut places = Vec::with_capacity(USUAL_PLACES);
        let of_task = self.task_members.among(task.present());
        let of_task = of_task.map(|(position, branch)| (task.member_at(position), task.node(), branch));
        let of_containers = task.containers().iter().flat_map(|container| {
            let members = self.container_members.among(container.present());
            members.map(move |(position, branch)| (container.member_at(position), container.object().node(), branch))
        });
        for (slot, parent, branch) in of_task.chain(of_containers) {
            if concerns(branch)
                && let Slot::Present(member) = slot
            {
                let place = Place { node: member.value, parent: Some(parent), member: Some(member), is_in_item: false };
                places.push((branch, place));
            }
        }
        while let Some((branch, place)) = places.pop() {
            let branch = &self.branches[branch];
            for row in branch.rows.iter().filter(|row| self.refusing[**row].meets(columns)) {
                judge(&self.rows[*row], place, &holding, &mut found);
            }
            if let Some(items) = branch.items.filter(|items| concerns(*items)) {
                let item = |node| Place { node, parent: None, member: None, is_in_item: true };
                places.extend(place.node.items().map(|node| (items, item(node))));
            }
            if branch.members.is_empty() {
                continue;
            }
            for member in place.node.members() {
                let below = branch.members.iter().find(|(name, to)| concerns(*to) && name == member.name());
                let is_in_item = place.member.is_none() && place.is_in_item;
                let found = Place { node: member.value, parent: Some(place.node), member: Some(member), is_in_item };
                places.extend(below.map(|(_, to)| (*to, found)));
            }
        }
        for one in strongest(found) {
            report(one.column.rule, &mut |context| speak(&one, context));
        }
    }
}

/// A refused value, with the column that refuses it most.
struct Finding<'d, 't> {
    refused: Refused<'d>,
    place: Place<'d>,
    row: &'t Row,
    column: &'t Holding,
    refusal: &'t Refusal,
}

/// The findings that are worth saying: of a refused member and refused members inside it only the strongest refusal
/// speaks, and of equal ones that of the outer member.
///
/// One pass in the order of the text, with the refused members around the current one at hand: a file may hold many.
fn strongest<'d, 't>(mut found: Vec<Finding<'d, 't>>) -> Vec<Finding<'d, 't>> {
    found.sort_by_key(|one| one.place.node.span().start);
    let mut is_said = vec![true; found.len()];
    let mut around: Vec<(usize, u32)> = Vec::new();
    for (index, inner) in found.iter().enumerate() {
        let start = inner.place.node.span().start;
        around.retain(|(_, end)| start < *end);
        for (place, _) in &around {
            let outer = &found[*place];
            if outer.place.node == inner.place.node {
                continue;
            }
            if outer.refusal.outcome >= inner.refusal.outcome {
                is_said[index] = false;
            } else {
                is_said[*place] = false;
            }
        }
        around.push((index, inner.place.node.span().end));
    }
    let mut is_said = is_said.into_iter();
    found.retain(|_| is_said.next().unwrap_or(true));
    found
}

fn judge<'d, 't>(row: &'t Row, place: Place<'d>, holding: &'t [Holding], found: &mut Vec<Finding<'d, 't>>) {
    let mut strongest: Option<(&Holding, &Refusal)> = None;
    for column in holding {
        let Some(refusal) = row.refused_by.get(&column.column) else { continue };
        if strongest.is_none_or(|(_, known)| refusal.outcome > known.outcome) {
            strongest = Some((column, refusal));
        }
    }
    let Some((column, refusal)) = strongest else { return };
    let refused = refused_values(&row.when, place);
    found.extend(refused.into_iter().map(|refused| Finding { refused, place, row, column, refusal }));
}

/// A value on the way down.
#[derive(Clone, Copy)]
struct Place<'d> {
    node: Node<'d>,
    parent: Option<Node<'d>>,
    member: Option<Member<'d>>,
    /// `node` is an item of a list, or a member of one.
    is_in_item: bool,
}

/// What is refused at a place.
#[derive(Clone, Copy)]
enum Refused<'d> {
    /// The member, whatever its value.
    Member(Member<'d>),
    /// This value of the member.
    Value(Member<'d>),
    /// This item of the list.
    Item(Member<'d>, Node<'d>),
}

fn refused_values<'d>(when: &When, place: Place<'d>) -> Vec<Refused<'d>> {
    let Some(member) = place.member else { return Vec::new() };
    let node = place.node;
    let known = |node: Node<'d>| node.as_str().filter(|text| !node.is_damaged() && placeholder::find(text).is_none());
    let listed = |list: &[String], text: &str| list.iter().any(|item| item == text);
    let one = |refused, holds| if holds { vec![refused] } else { Vec::new() };
    match when {
        When::Equals(expected) => {
            let holds = matches!(node.kind(), NodeKind::Bool(value) if value == *expected);
            one(if *expected { Refused::Member(member) } else { Refused::Value(member) }, holds)
        }
        When::Present(_) => {
            let holds = !node.is_null() && !node.is_unknown() && node.as_str() != Some("") && !is_placeholder(node);
            one(Refused::Member(member), holds)
        }
        When::NotEmpty(_) => one(
            Refused::Member(member),
            (!node.is_empty() || node.as_str().is_some_and(|text| !text.is_empty())) && !is_placeholder(node),
        ),
        When::In(list) => one(Refused::Value(member), known(node).is_some_and(|text| listed(list, text))),
        When::NotIn(list) => {
            one(Refused::Value(member), known(node).is_some_and(|text| !text.is_empty() && !listed(list, text)))
        }
        When::AnyItemNotIn(list) => node
            .items()
            .filter(|item| known(*item).is_some_and(|text| !listed(list, text)))
            .map(|item| Refused::Item(member, item))
            .collect(),
    }
}

fn speak(finding: &Finding<'_, '_>, context: &mut Context<'_>) {
    let Finding { refused, place, row, column, refusal } = *finding;
    let (span, subject, value) = match refused {
        Refused::Member(member) => (member.key.span(), format!("`{}`", member.name()), None),
        Refused::Value(member) => {
            let value = member.value.as_str().unwrap_or(member.value.text());
            (member.value.span(), format!("`{}` `{value}`", member.name()), Some(value))
        }
        Refused::Item(member, item) => {
            let value = item.as_str().unwrap_or(item.text());
            (item.span(), format!("`{value}` in `{}`", member.name()), Some(value))
        }
    };
    let by = column_name(column.column);
    let message = match refusal.outcome {
        Outcome::Doubtful if column.column == Column::Any => format!("{subject} is documented as retired"),
        Outcome::Rejected => format!("{subject} is not supported {by}"),
        Outcome::Fails => format!("{subject} keeps the task from starting {by}"),
        Outcome::Ignored => format!("{subject} has no effect {by}"),
        Outcome::Doubtful => format!("{subject} is listed as unsupported {by}"),
    };
    let found = context.report(span, message);
    found.help(&refusal.instead);
    if let Some(says) = refusal.says.first() {
        found.says(says.replacen("%s", value.unwrap_or("%s"), 1));
    }
    if let Some(reason) = column.reason {
        found.related(reason, "asked for here");
    }
    if matches!(refusal.outcome, Outcome::Doubtful | Outcome::Ignored) {
        found.severity(Severity::Warning);
    }
    match (refused, place.parent) {
        // A list does not take an item without members.
        (Refused::Member(_), Some(parent)) if place.is_in_item && parent.len() == 1 => {}
        (Refused::Member(member), Some(parent)) if !row.needed => {
            let edits = edit::remove_members(parent, |other| other.key == member.key);
            found.fix(Fix::unsafe_(format!("remove `{}`", member.name()), edits));
        }
        (Refused::Item(member, item), _) => {
            let edits = edit::remove_items(member.value, |other| other == item);
            found.fix(Fix::unsafe_(format!("remove `{}`", item.as_str().unwrap_or_default()), edits));
        }
        (Refused::Value(member), Some(parent)) => {
            if let Some(fix) = mended_value(row, member, parent) {
                found.fix(fix);
            }
        }
        _ => {}
    }
}

/// Whether the value is a text of placeholders alone: a tool may well fill in nothing.
fn is_placeholder(node: Node<'_>) -> bool {
    let text = node.as_str().filter(|_| node.may_hold_placeholder());
    text.and_then(placeholder::template).is_some_and(|known| known.prefix.is_empty() && known.suffix.is_empty())
}

/// Writes the only value that is taken, or leaves out a member that is refused with the values it is written for.
fn mended_value(row: &Row, member: Member<'_>, parent: Node<'_>) -> Option<Fix> {
    match &row.when {
        When::NotIn(taken) => {
            let [only] = taken.as_slice() else { return None };
            let edits = vec![edit::replace_string(member.value, only)];
            Some(Fix::unsafe_(format!("write `{only}`"), edits))
        }
        When::In(_) if !row.needed => {
            let edits = edit::remove_members(parent, |other| other.key == member.key);
            Some(Fix::unsafe_(format!("remove `{}`", member.name()), edits))
        }
        _ => None,
    }
}
