//! A task without containers has nothing to run.

use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "empty-container-list",
    summary: "The task definition has no container.",
    group: Group::Limits,
    severity: Severity::Error,
    outcome: Outcome::Rejected { operation: "RegisterTaskDefinition", says: &["Container list cannot be empty."] },
    fixable: false,
    since: "0.1.0",
    page: include_str!("empty-container-list.md"),
    needs: &[],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let containers = task.containers();
    let Some(array) = containers.array().filter(|_| containers.is_empty() && containers.is_complete()) else { return };
    context.report(array.span(), "`containerDefinitions` is empty").help("describe at least one container");
}
