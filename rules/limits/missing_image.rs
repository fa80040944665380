//! The API model marks the image as optional; the service does not.

use ecslint_core::{Check, ContainerDefinition, Context, Field, Group, Outcome, Rule, Severity, TaskDefinition};

use super::is_excerpt;

pub(crate) static RULE: Rule = Rule {
    name: "missing-image",
    summary: "A container has no image.",
    group: Group::Limits,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &["Container.image should not be null or empty."],
    },
    fixable: false,
    since: "0.1.0",
    page: include_str!("missing-image.md"),
    needs: &[],
    check: Check::Container(check),
};

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    const HELP: &str = "name the image; the action amazon-ecs-render-task-definition can write it before registering";
    match container.image() {
        Field::Absent(absence) if !is_excerpt(task, container) => {
            context.report_missing(absence, "`image` is missing").help(HELP);
        }
        Field::Known(image) if image.value.is_empty() => {
            context.report(image.span(), "`image` is empty").help(HELP);
        }
        _ => {}
    }
}
