//! One mechanism for everything that a launch type, an operating system or a network mode does not take.
//!
//! The table (`schemas/facts/support.json`) names a member by its path, the values that are refused, and who refuses
//! them. It is compiled once into a tree of member names, so that one walk over a task definition serves all rows. Where
//! several columns refuse one value, the strongest refusal is reported, in the name of the rule that owns its column.

mod columns;
mod walk;
mod watched;

pub use ecslint_schemas::facts::support::Column;
use ecslint_schemas::facts::support::{Outcome, Refusal, Row, Support, When};
use ecslint_syntax::{KnownName, Member, Node, Span};

use crate::diagnostic::{Fix, Severity};
use crate::edit;
use crate::member_names::{MEMBER_NAMES, member};
use crate::rule::{Check, Context, Rule};
use crate::views::{TaskDefinition, container_member, task_member};
use columns::{COLUMNS, ColumnSet, holds};
use walk::{Place, Refused, Seen, Walk};
use watched::Watched;

pub use columns::{column_name, columns_of};

/// Opens the context of a rule and lets something be said in it.
pub(crate) type Report<'r> = dyn FnMut(&'static Rule, &mut dyn FnMut(&mut Context<'_>)) + 'r;

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
    members: Vec<(KnownName, usize)>,
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
            let steps = path.split('.').map(|step| step.strip_suffix("[]").map_or((step, false), |name| (name, true)));
            let end = steps.filter_map(|(name, is_list)| Some((MEMBER_NAMES.find(name)?, is_list))).fold(
                0,
                |branch, (name, is_list)| {
                    let member = table.member_branch(branch, name);
                    table.branches[member].columns.add(columns);
                    let end = if is_list { table.item_branch(member) } else { member };
                    table.branches[end].columns.add(columns);
                    end
                },
            );
            table.branches[end].rows.push(index);
        }
        let containers = table.member_branch(0, const { member("containerDefinitions") });
        let container = table.item_branch(containers);
        // The containers are walked through their own indexes, so the way to them is cut here.
        table.branches[0].members.retain(|(_, branch)| *branch != containers);
        table.task_members = Watched::new(&table.branches[0].members, task_member);
        table.container_members = Watched::new(&table.branches[container].members, container_member);
        table
    }

    fn member_branch(&mut self, branch: usize, name: KnownName) -> usize {
        if let Some((_, known)) = self.branches[branch].members.iter().find(|(known, _)| *known == name) {
            return *known;
        }
        self.branches.push(Branch::default());
        let new = self.branches.len() - 1;
        self.branches[branch].members.push((name, new));
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
    pub(crate) fn check<'d>(&self, task: TaskDefinition<'d>, owners: &Owners, report: &mut Report<'_>) {
        let columns = ColumnSet::of(owners.columns().filter(|column| holds(task, *column).is_some()));
        let mut walk = Walk { table: self, columns, found: Vec::new() };
        for (position, branch) in self.task_members.among(task.present()) {
            walk.enter(branch, task.member_at(position), task.node());
        }
        for container in task.containers().iter() {
            for (position, branch) in self.container_members.among(container.present()) {
                walk.enter(branch, container.member_at(position), container.object().node());
            }
        }
        if walk.found.is_empty() {
            return;
        }
        let holding: Vec<Holding> = owners.holding(task).collect();
        for one in strongest(walk.found.into_iter().filter_map(|seen| judge(seen, &holding)).collect()) {
            report(one.column.rule, &mut |context| speak(&one, context));
        }
    }
}

/// Which rule speaks for which column, in the order in which columns are asked.
#[derive(Debug)]
pub(crate) struct Owners(Vec<(Column, &'static Rule)>);

impl Owners {
    /// The owners among `rules`.
    pub(crate) fn of(rules: &[&'static Rule]) -> Self {
        let owner = |column: Column| {
            rules.iter().find(|rule| matches!(rule.check, Check::Support(columns) if columns.contains(&column)))
        };
        Self(COLUMNS.into_iter().filter_map(|column| Some((column, *owner(column)?))).collect())
    }

    fn columns(&self) -> impl Iterator<Item = Column> {
        self.0.iter().map(|(column, _)| *column)
    }

    fn holding(&self, task: TaskDefinition<'_>) -> impl Iterator<Item = Holding> {
        self.0
            .iter()
            .filter_map(move |(column, rule)| Some(Holding { column: *column, rule, reason: holds(task, *column)? }))
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

/// The refused value with the column that refuses it most.
fn judge<'d, 't>(seen: Seen<'d, 't>, holding: &'t [Holding]) -> Option<Finding<'d, 't>> {
    let Seen { refused, place, row } = seen;
    let mut strongest: Option<(&Holding, &Refusal)> = None;
    for column in holding {
        let Some(refusal) = row.refused_by.get(&column.column) else { continue };
        if strongest.is_none_or(|(_, known)| refusal.outcome > known.outcome) {
            strongest = Some((column, refusal));
        }
    }
    let (column, refusal) = strongest?;
    Some(Finding { refused, place, row, column, refusal })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_of_a_path_is_a_member_of_the_api() {
        let facts = ecslint_schemas::Facts::load().expect("the tables load");
        for row in &facts.support.rows {
            for step in row.path.split('.').map(|step| step.trim_end_matches("[]")) {
                assert!(MEMBER_NAMES.find(step).is_some(), "{step} in {}", row.path);
            }
        }
    }
}
