//! Fargate sells whole tasks, so the size of the task has to be written.

use ecslint_core::edit;
use ecslint_core::views::Capacity;
use ecslint_core::{Check, Context, Field, Fix, Group, Outcome, Rule, Severity, TaskDefinition};
use ecslint_schemas::facts::{FargateSizes, OperatingSystem};

pub(crate) static RULE: Rule = Rule {
    name: "missing-fargate-size",
    summary: "A Fargate task has no `cpu` or no `memory` of its own.",
    group: Group::Limits,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &[
            "Fargate requires that 'cpu' be defined at the task level.",
            "Fargate requires that 'memory' be defined at the task level.",
        ],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("missing-fargate-size.md"),
    needs: &[],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let Some(fargate) = task.requirement(Capacity::Fargate) else { return };
    for (name, absence) in [("cpu", task.cpu().absent()), ("memory", task.memory().absent())] {
        let Some(absence) = absence else { continue };
        let least = least_size(task, name, &context.facts.fargate_sizes);
        let place = fargate.span().unwrap_or(absence.span());
        let found = context
            .report(place, format!("`{name}` is missing at the task level, which `FARGATE` requires"))
            .says(format!("Fargate requires that '{name}' be defined at the task level."))
            .help(format!("set `{name}` beside `containerDefinitions`; values inside containers do not replace it"));
        if let Some(size) = least {
            let edits = vec![edit::insert_member(task.node(), name, &edit::quote(&size.to_string()))];
            found.fix(Fix::unsafe_(format!("set `{name}` to {size}, the least that fits"), edits));
        }
    }
}

/// The least `cpu` or `memory` that Fargate offers beside the other one and that has room for the containers.
fn least_size(task: TaskDefinition<'_>, name: &str, sizes: &FargateSizes) -> Option<i64> {
    let system = if task.is_windows().is_yes() { OperatingSystem::Windows } else { OperatingSystem::Linux };
    let mut rows = sizes.rows.iter().filter(|row| row.operating_systems.contains(&system));
    let mut wanted = 0_i64;
    for container in task.containers().iter() {
        let field = match name {
            "cpu" => container.cpu(),
            _ if container.memory().is_absent() => container.memory_reservation(),
            _ => container.memory(),
        };
        match field {
            Field::Known(size) => wanted = wanted.saturating_add(size.value),
            Field::Absent(_) => {}
            Field::Opaque(_) => return None,
        }
    }
    if name == "cpu" {
        let memory = i64::try_from(task.memory_mib().known()?.value).ok()?;
        return rows.find(|row| row.cpu >= wanted && row.memory.contains(&memory)).map(|row| row.cpu);
    }
    let cpu = i64::try_from(task.cpu_units().known()?.value).ok()?;
    rows.find(|row| row.cpu == cpu)?.memory.iter().copied().find(|memory| *memory >= wanted)
}
