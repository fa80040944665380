//! What the support table says of a member or value before it is written.

use ecslint_core::support::column_name;
use ecslint_core::views::{Capacity, NetworkMode};
use ecslint_schemas::facts::snippets::Sketch;
use ecslint_schemas::facts::support::{Column, Outcome, Refusal, Row, When};

use crate::completion::Standing;
use crate::completion::candidate::{Candidate, Context};

/// That something is refused, and by what.
#[derive(Clone, Copy)]
pub(super) struct Refused<'d> {
    pub(super) column: Column,
    pub(super) refusal: &'d Refusal,
}

impl Refused<'_> {
    /// Whether it is known that the task cannot be registered or started with it.
    pub(super) fn is_certain(&self) -> bool {
        self.refusal.outcome >= Outcome::Fails
    }

    /// Marks a candidate and says why.
    pub(super) fn mark(&self, candidate: Candidate) -> Candidate {
        let by = column_name(self.column);
        let (standing, verdict) = match self.refusal.outcome {
            Outcome::Rejected => (Standing::Refused, format!("not supported {by}")),
            Outcome::Fails => (Standing::Refused, format!("keeps the task from starting {by}")),
            Outcome::Ignored => (Standing::Refused, format!("has no effect {by}")),
            Outcome::Doubtful if self.column == Column::Any => (Standing::Refused, "retired".to_owned()),
            Outcome::Doubtful => (Standing::Doubtful, format!("listed as unsupported {by}")),
        };
        let documentation = match candidate.documentation.as_str() {
            "" => format!("Instead: {}.", self.refusal.instead),
            known => format!("{known}\n\nInstead: {}.", self.refusal.instead),
        };
        candidate.detail(verdict).documentation(documentation).standing(standing)
    }
}

impl<'d> Context<'_, 'd> {
    fn strongest(&self, path: &str, is_meant: impl Fn(&When) -> bool) -> Option<Refused<'d>> {
        let support = &self.view.facts.support;
        let rows = support.rows.iter().filter(|row: &&Row| row.path == path && is_meant(&row.when));
        let refusals = rows.flat_map(|row| {
            let held = self.columns.iter();
            held.filter_map(|column| Some(Refused { column: *column, refusal: row.refused_by.get(column)? }))
        });
        // Of equal ones the first column speaks, the broadest.
        refusals.reduce(|best, next| if next.refusal.outcome > best.refusal.outcome { next } else { best })
    }

    /// Who refuses the member at `path`, whatever its value; for a flag, when it is on.
    pub(super) fn member_refused(&self, path: &str) -> Option<Refused<'d>> {
        self.strongest(path, |when| matches!(when, When::Present(_) | When::NotEmpty(_) | When::Equals(true)))
    }

    /// Who refuses the value `text` of the member at `path`, or as an item of the list at `path`.
    pub(super) fn value_refused(&self, path: &str, text: &str) -> Option<Refused<'d>> {
        let listed = |list: &[String]| list.iter().any(|item| item == text);
        let path = path.strip_suffix("[]").unwrap_or(path);
        self.strongest(path, |when| match when {
            When::Equals(value) => text == if *value { "true" } else { "false" },
            When::In(list) => listed(list),
            When::NotIn(list) | When::AnyItemNotIn(list) => !listed(list),
            When::Present(_) | When::NotEmpty(_) => false,
        })
    }

    /// Whether a member or value inside `sketch`, which stands at `path`, is surely refused.
    pub(super) fn sketch_refused(&self, path: &str, sketch: &Sketch) -> bool {
        match sketch {
            Sketch::Object(members) => members.iter().any(|(name, value)| {
                let path = joined(path, name);
                let is_off = *value == Sketch::Boolean(false);
                (!is_off && self.member_refused(&path).is_some()) || self.sketch_refused(&path, value)
            }),
            Sketch::List(items) => items.iter().any(|item| self.sketch_refused(&format!("{path}[]"), item)),
            Sketch::Text(text) if path.ends_with("logConfiguration.logDriver") => !self.log_driver_runs(text),
            Sketch::Text(text) => self.value_refused(path, text).is_some(),
            Sketch::Boolean(_) | Sketch::Integer(_) => false,
        }
    }

    /// Whether the task is surely for `capacity`.
    pub(super) fn requires(&self, capacity: Capacity) -> bool {
        self.view.task.requirement(capacity).is_some()
    }

    /// Whether the task may run in the network mode called `name`.
    pub(super) fn may_run_in(&self, name: &str) -> bool {
        let modes = [NetworkMode::Bridge, NetworkMode::Host, NetworkMode::Awsvpc, NetworkMode::None];
        let mode = modes.into_iter().find(|mode| mode.name() == name);
        let is_fargate = self.requires(Capacity::Fargate) && name != NetworkMode::Awsvpc.name();
        !is_fargate && mode.is_none_or(|mode| !self.view.task.runs_in(mode).is_no())
    }
}

/// The path of a member.
pub(super) fn joined(path: &str, member: &str) -> String {
    if path.is_empty() { member.to_owned() } else { format!("{path}.{member}") }
}
