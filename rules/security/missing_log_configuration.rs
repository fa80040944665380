//! Without a log driver the output of a container stays where nobody looks.

use ecslint_core::{Check, ContainerDefinition, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "missing-log-configuration",
    summary: "A container has no log configuration (Security Hub control ECS.9).",
    group: Group::Security,
    severity: Severity::Advice,
    outcome: Outcome::Advice,
    fixable: false,
    since: "0.1.0",
    page: include_str!("missing-log-configuration.md"),
    needs: &[],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(absence) = container.log_configuration().absent() else { return };
    if super::is_misspelt(container.object(), "logConfiguration") {
        return;
    }
    context
        .report_missing(absence, format!("`{}` has no `logConfiguration`, so its output is lost", container.label()))
        .help("add `logConfiguration`, for instance with the driver `awslogs`");
}
