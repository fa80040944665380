//! The API model marks the name as optional; the service does not.

use ecslint_core::{Check, ContainerDefinition, Context, Field, Group, Outcome, Rule, Severity, TaskDefinition};

use super::is_excerpt;

pub(crate) static RULE: Rule = Rule {
    name: "missing-container-name",
    summary: "A container has no name.",
    group: Group::Limits,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &["Container.name should not be null or empty."],
    },
    fixable: false,
    since: "0.1.0",
    page: include_str!("missing-container-name.md"),
    needs: &[],
    check: Check::Container(check),
};

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    const HELP: &str = "give the container a name of its own: letters, digits, hyphens, underscores";
    match container.name() {
        Field::Absent(absence) if !is_excerpt(task, container) => {
            context.report_missing(absence, "`name` is missing").help(HELP);
        }
        Field::Known(name) if name.value.is_empty() => {
            context.report(name.span(), "`name` is empty").help(HELP);
        }
        _ => {}
    }
}
