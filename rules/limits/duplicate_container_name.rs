//! Containers refer to each other by name.

use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity, TaskDefinition};

use super::{repeated, shortened};

pub(crate) static RULE: Rule = Rule {
    name: "duplicate-container-name",
    summary: "Two containers have one name.",
    group: Group::Limits,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &["Container names must be unique within a task definition"],
    },
    fixable: false,
    since: "0.1.0",
    page: include_str!("duplicate-container-name.md"),
    needs: &[],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let containers = task.containers();
    if containers.len() < 2 {
        return;
    }
    for (again, first) in repeated(containers.iter().filter_map(|container| container.name().known())) {
        if again.value.is_empty() {
            continue;
        }
        context
            .report(again.span(), format!("`{}` is the name of two containers", shortened(again.value)))
            .help("give every container a name of its own")
            .related(first.span(), "the first one");
    }
}
