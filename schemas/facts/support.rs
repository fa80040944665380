//! Which members which capacity, operating system or network mode refuses: one table for one mechanism.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Source;

/// Table of `facts/support.json`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Support {
    /// Where the table comes from.
    pub sources: Vec<Source>,
    /// The rows, sorted by path. A path may have several rows with different conditions.
    pub rows: Vec<Row>,
}

/// One member, a condition on its value, and who refuses it then.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// Path of the member in the API's spelling, `[]` for each item of a list: `containerDefinitions[].privileged`.
    pub path: String,
    /// On which values.
    pub when: When,
    /// Whether what the member stands in makes no sense without it, so that leaving it out mends nothing.
    #[serde(default)]
    pub needed: bool,
    /// Who refuses it, and how. Several columns may hold for one definition; it should hear the strongest once.
    pub refused_by: BTreeMap<Column, Refusal>,
}

/// A condition on the value of a member. None holds for an absent member, `null` or a value that is not known.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum When {
    /// The value is this boolean.
    Equals(bool),
    /// There is a value, of whatever kind, other than an empty string. Always `true` in the table.
    Present(bool),
    /// The value is a list or object with at least one entry, or a string that is not empty. Always `true` in the table.
    NotEmpty(bool),
    /// The value is one of these strings.
    In(Vec<String>),
    /// The value is a string that is not empty and none of these.
    NotIn(Vec<String>),
    /// The value is a list with a string that is none of these; each such item is a finding of its own.
    AnyItemNotIn(Vec<String>),
}

/// Who refuses: a question about the definition as a whole.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Column {
    /// Every definition.
    Any,
    /// `requiresCompatibilities` lists FARGATE, on either operating system.
    Fargate,
    /// The same, and the operating system family is one of Windows.
    FargateWindows,
    /// The operating system family is one of Windows, on any capacity.
    Windows,
    /// `requiresCompatibilities` lists EC2.
    Ec2,
    /// `requiresCompatibilities` lists EXTERNAL.
    External,
    /// `requiresCompatibilities` lists MANAGED_INSTANCES.
    ManagedInstances,
    /// `networkMode` is awsvpc. Where this and [`Column::Fargate`] refuse the same, Fargate does so because of the mode.
    Awsvpc,
    /// `networkMode` is bridge, written or as the default of instances.
    Bridge,
    /// `networkMode` is host.
    Host,
    /// `networkMode` is none.
    None,
}

/// How a column refuses.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Refusal {
    /// What happens.
    pub outcome: Outcome,
    /// The messages of the service, `%s` for what varies; empty when the wording was not seen.
    pub says: Vec<String>,
    /// What to do, for a help line: an imperative without a full stop.
    pub instead: String,
    /// Name of a source of the table, with the place in it behind a colon.
    pub source: String,
    /// Date of the source, `YYYY-MM-DD`.
    pub date: String,
}

/// What happens to a definition with a refused value.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// Only documentation says unsupported, or a rejection was not seen: at most a warning.
    Doubtful,
    /// It registers, and the value has no effect.
    Ignored,
    /// It registers, and the task does not start.
    Fails,
    /// RegisterTaskDefinition rejects it.
    Rejected,
}
