//! Which columns of the table hold for a definition, and what they are called.

use ecslint_schemas::facts::support::Column;
use ecslint_syntax::Span;

use crate::views::{Capacity, NetworkMode, Requirement, TaskDefinition};

/// The order in which columns are asked; of two equally strong refusals the first one speaks. Fargate refuses many
/// members only because of the network mode it demands, so the mode comes before it.
pub(super) const COLUMNS: [Column; 11] = [
    Column::Any,
    Column::Awsvpc,
    Column::Host,
    Column::Bridge,
    Column::None,
    Column::Fargate,
    Column::FargateWindows,
    Column::ManagedInstances,
    Column::Ec2,
    Column::External,
    Column::Windows,
];

/// Some of the columns, a bit each.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ColumnSet(u32);

impl ColumnSet {
    pub(super) fn of(columns: impl Iterator<Item = Column>) -> Self {
        Self(columns.fold(0, |set, column| set | 1 << column as u32))
    }

    /// Adds the columns of another set.
    pub(super) fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }

    /// Whether the two have a column in common.
    pub(super) fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// The columns that surely hold for `task`.
pub fn columns_of(task: TaskDefinition<'_>) -> Vec<Column> {
    COLUMNS.into_iter().filter(|column| holds(task, *column).is_some()).collect()
}

/// The column as the end of "… is not supported".
pub fn column_name(column: Column) -> &'static str {
    match column {
        Column::Any => "any more",
        Column::Fargate => "on Fargate",
        Column::FargateWindows => "for Windows containers on Fargate",
        Column::Windows => "for Windows containers",
        Column::Ec2 => "on EC2",
        Column::External => "on EXTERNAL instances",
        Column::ManagedInstances => "on Managed Instances",
        Column::Awsvpc => "in network mode `awsvpc`",
        Column::Bridge => "in network mode `bridge`",
        Column::Host => "in network mode `host`",
        Column::None => "in network mode `none`",
    }
}

/// Whether `column` surely holds for `task`, and then where the file says so.
pub(super) fn holds(task: TaskDefinition<'_>, column: Column) -> Option<Option<Span>> {
    let capacity = |capacity| task.requirement(capacity).map(Requirement::span);
    let windows = || task.is_windows().is_yes().then(|| Some(task.operating_system_family().span()));
    let mode = |mode| {
        let written = task.network_mode().known().map(|known| known.span());
        task.runs_in(mode).is_yes().then_some(written)
    };
    match column {
        Column::Any => Some(None),
        Column::Fargate => capacity(Capacity::Fargate),
        Column::FargateWindows => capacity(Capacity::Fargate).and_then(|_| windows()),
        Column::Windows => windows(),
        Column::Ec2 => capacity(Capacity::Ec2),
        Column::External => capacity(Capacity::External),
        Column::ManagedInstances => capacity(Capacity::ManagedInstances),
        Column::Awsvpc => mode(NetworkMode::Awsvpc),
        Column::Bridge => mode(NetworkMode::Bridge).or_else(|| default_mode(task)),
        Column::Host => mode(NetworkMode::Host),
        Column::None => mode(NetworkMode::None),
    }
}

/// Instances give a task without `networkMode` the mode `bridge`, or on Windows a mode of their own: never `awsvpc`,
/// which is what the members ask for that `bridge` refuses.
fn default_mode(task: TaskDefinition<'_>) -> Option<Option<Span>> {
    if !task.network_mode().is_absent() || !task.runs_in(NetworkMode::Awsvpc).is_no() {
        return None;
    }
    let instances = task.requirement(Capacity::Ec2).or_else(|| task.requirement(Capacity::External));
    instances.map(Requirement::span)
}
