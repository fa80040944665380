//! A task ends with its essential containers, so it needs one.

use ecslint_core::edit;
use ecslint_core::{Check, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "no-essential-container",
    summary: "No container of the task is essential.",
    group: Group::Limits,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &["Task definition doesn't have any essential container"],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("no-essential-container.md"),
    needs: &["essential"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let containers = task.containers();
    let Some(essential) = containers.iter().next().and_then(|first| first.essential().known()) else { return };
    let all = containers.is_complete() && containers.iter().all(|container| container.is_essential().is_no());
    if essential.value || !all {
        return;
    }
    let found = context.report(essential.span(), "`essential` is false in every container");
    found.help("let at least one container be essential; that is the default");
    for other in containers.iter().skip(1).filter_map(|container| container.essential().known()) {
        found.related(other.span(), "not essential either");
    }
    if containers.len() == 1 {
        found.fix(Fix::unsafe_("make it essential", vec![edit::replace(essential.node, "true")]));
    }
}
