//! Without a health check ECS knows only whether the process is there.

use ecslint_core::{Check, ContainerDefinition, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "essential-container-without-health-check",
    summary: "An essential container has no health check.",
    group: Group::Health,
    severity: Severity::Advice,
    outcome: Outcome::Advice,
    fixable: false,
    since: "0.1.0",
    page: include_str!("essential-container-without-health-check.md"),
    needs: &[],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(absence) = container.health_check().absent() else { return };
    if !container.is_essential().is_yes() {
        return;
    }
    context
        .report_missing(absence, format!("`{}` is essential and has no `healthCheck`", container.label()))
        .help("add a `healthCheck`, unless a load balancer checks the container or it ends by itself");
}
