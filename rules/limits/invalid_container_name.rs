//! Container names follow the same pattern as families.

use ecslint_core::{Check, ContainerDefinition, Context, Group, Outcome, Rule, Severity, TaskDefinition};

use super::{NAME_FORM, name_fault};

pub(crate) static RULE: Rule = Rule {
    name: "invalid-container-name",
    summary: "A container name has characters or a length that the service does not take.",
    group: Group::Limits,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &["Container.name contains invalid characters."],
    },
    fixable: false,
    since: "0.1.0",
    page: include_str!("invalid-container-name.md"),
    needs: &[],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(name) = container.name().known().filter(|name| !name.value.is_empty()) else { return };
    let Some(fault) = name_fault(name.value, &context.facts.limits) else { return };
    context.report(name.span(), fault.message("name")).help(NAME_FORM);
}
