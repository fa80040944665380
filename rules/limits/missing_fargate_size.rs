//! Fargate sells whole tasks, so the size of the task has to be written.

use ecslint_core::views::Capacity;
use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity, TaskDefinition};

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
    fixable: false,
    since: "0.1.0",
    page: include_str!("missing-fargate-size.md"),
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let Some(fargate) = task.requirement(Capacity::Fargate) else { return };
    for (name, absence) in [("cpu", task.cpu().absent()), ("memory", task.memory().absent())] {
        let Some(absence) = absence else { continue };
        context
            .report(
                fargate.span().unwrap_or(absence.span()),
                format!("`{name}` is missing at the task level, which `FARGATE` requires"),
            )
            .says(format!("Fargate requires that '{name}' be defined at the task level."))
            .help(format!("set `{name}` beside `containerDefinitions`; values inside containers do not replace it"));
    }
}
