//! The period after which a restart is tried again has bounds.

use ecslint_core::edit;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "restart-period-out-of-range",
    summary: "`restartAttemptPeriod` is out of the range that ECS takes.",
    group: Group::Health,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &[
            "The 'restartAttemptPeriod' setting for container '%s' must be between 60 and 1800.",
            "the 'restartAttemptPeriod' setting for container '%s' must be between 60 and 1800",
        ],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("restart-period-out-of-range.md"),
    needs: &["restartPolicy"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(policy) = container.restart_policy().known() else { return };
    let Some(period) = policy.value.restart_attempt_period().known() else { return };
    let range = &context.facts.limits.restart_attempt_period;
    if range.contains(period.value) {
        return;
    }
    let (least, most) = (range.min, range.max);
    let near = period.value.clamp(least, most);
    let edits = vec![edit::replace(period.node, near.to_string())];
    context
        .report(period.span(), format!("`restartAttemptPeriod` {} is not between {least} and {most}", period.value))
        .says(format!(
            "The 'restartAttemptPeriod' setting for container '{}' must be between {least} and {most}.",
            container.label()
        ))
        .help(format!("use {least} to {most} seconds, or leave it out for the default"))
        .fix(Fix::unsafe_(format!("set `restartAttemptPeriod` to {near}"), edits));
}
