//! Fargate gives a container two minutes to start and to stop, Managed Instances more.

use super::timeouts;
use ecslint_core::edit;
use ecslint_core::views::Capacity;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};
use ecslint_schemas::facts::limits::Range;

pub(crate) static RULE: Rule = Rule {
    name: "timeout-too-long",
    summary: "`startTimeout` or `stopTimeout` is longer than the capacity allows.",
    group: Group::Health,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &[
            "Tasks using the Fargate launch type must have a container stop timeout of less than 120 seconds.",
            "Tasks using the Fargate launch type must have a container start timeout of less than 120 seconds.",
        ],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("timeout-too-long.md"),
    needs: &["startTimeout", "stopTimeout"],
    check: Check::Container(check),
};

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let limits = &context.facts.limits;
    for (member, kind, field) in timeouts(container) {
        let Some(seconds) = field.known() else { continue };
        let (fargate, managed) = if kind == "start" {
            (&limits.start_timeout_fargate, &limits.start_timeout_managed_instances)
        } else {
            (&limits.stop_timeout_fargate, &limits.stop_timeout_managed_instances)
        };
        let on = |capacity, range: &Range| task.requirement(capacity).filter(|_| seconds.value > range.max);
        let (required, place, most) = if let Some(required) = on(Capacity::Fargate, fargate) {
            (required, "Fargate", fargate.max)
        } else if let Some(required) = on(Capacity::ManagedInstances, managed) {
            (required, "Managed Instances", managed.max)
        } else {
            continue;
        };
        let message = format!("`{member}` {} is above {most} seconds, the most on {place}", seconds.value);
        let found = context.report(seconds.span(), message);
        found.help(format!("use {most} or less")).related(required.span(), "asked for here");
        if most == fargate.max {
            found.says(format!(
                "Tasks using the Fargate launch type must have a container {kind} timeout of less than {most} seconds."
            ));
        } else {
            // Stated by the documentation alone.
            found.severity(Severity::Warning);
        }
        found.fix(Fix::unsafe_(
            format!("set `{member}` to {most}"),
            vec![edit::replace(seconds.node, most.to_string())],
        ));
    }
}
