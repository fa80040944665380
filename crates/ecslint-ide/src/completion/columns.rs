//! Which launch types, operating systems and network modes a definition is surely for.

use ecslint_core::views::{Capacity, NetworkMode};
use ecslint_schemas::facts::support::{Column, Support};

use crate::view::View;

/// The columns of the support table that hold for a definition.
pub(super) struct Columns<'d> {
    pub(super) support: &'d Support,
    held: Vec<Column>,
}

impl<'d> Columns<'d> {
    /// Those of the definition in `view`.
    pub(super) fn of(view: View<'d>) -> Self {
        const ALL: [Column; 11] = [
            Column::Any,
            Column::Fargate,
            Column::FargateWindows,
            Column::Windows,
            Column::Ec2,
            Column::External,
            Column::ManagedInstances,
            Column::Awsvpc,
            Column::Bridge,
            Column::Host,
            Column::None,
        ];
        let held = ALL.into_iter().filter(|column| holds(view, *column)).collect();
        Self { support: &view.facts.support, held }
    }

    /// The columns that hold.
    pub(super) fn held(&self) -> &[Column] {
        &self.held
    }
}

/// Whether `column` surely holds.
fn holds(view: View<'_>, column: Column) -> bool {
    let task = view.task;
    let requires = |capacity| task.requirement(capacity).is_some();
    let windows = || task.is_windows().is_yes();
    match column {
        Column::Any => true,
        Column::Fargate => requires(Capacity::Fargate),
        Column::FargateWindows => requires(Capacity::Fargate) && windows(),
        Column::Windows => windows(),
        Column::Ec2 => requires(Capacity::Ec2),
        Column::External => requires(Capacity::External),
        Column::ManagedInstances => requires(Capacity::ManagedInstances),
        Column::Awsvpc => task.runs_in(NetworkMode::Awsvpc).is_yes(),
        Column::Bridge => {
            // Without `networkMode` instances never give a task `awsvpc`, which is what `bridge` is held against.
            let on_instances = requires(Capacity::Ec2) || requires(Capacity::External);
            let by_default = task.network_mode().is_absent() && task.runs_in(NetworkMode::Awsvpc).is_no();
            task.runs_in(NetworkMode::Bridge).is_yes() || (on_instances && by_default)
        }
        Column::Host => task.runs_in(NetworkMode::Host).is_yes(),
        Column::None => task.runs_in(NetworkMode::None).is_yes(),
    }
}

/// The column as the end of "not supported …".
pub(super) fn column_name(column: Column) -> &'static str {
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
