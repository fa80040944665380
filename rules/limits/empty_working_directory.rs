//! The default is taken when the member is absent, not when it is empty.

use ecslint_core::edit;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "empty-working-directory",
    summary: "`workingDirectory` is empty.",
    group: Group::Limits,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &["workingDirectory should be at least 1 characters long."],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("empty-working-directory.md"),
    needs: &["workingDirectory"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(directory) = container.working_directory().known().filter(|directory| directory.value.is_empty()) else {
        return;
    };
    let Some(member) = directory.member() else { return };
    context
        .report(directory.span(), "`workingDirectory` is empty")
        .help("leave it out to use the directory of the image")
        .fix(Fix::safe("remove `workingDirectory`", edit::remove_member(container.object(), member)));
}
