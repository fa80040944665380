//! Below two seconds a timeout is refused.

use super::timeouts;
use ecslint_core::edit;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "timeout-too-short",
    summary: "`startTimeout` or `stopTimeout` is shorter than ECS allows.",
    group: Group::Health,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &[
            "Granular start timeout on container '%s' must be at least 2 seconds.",
            "Granular stop timeout on container '%s' must be at least 2 seconds.",
        ],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("timeout-too-short.md"),
    needs: &["startTimeout", "stopTimeout"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let least = context.facts.limits.timeout_min.value;
    for (member, kind, field) in timeouts(container) {
        let Some(seconds) = field.known().filter(|seconds| seconds.value < least) else { continue };
        let edits = vec![edit::replace(seconds.node, least.to_string())];
        context
            .report(seconds.span(), format!("`{member}` {} is below {least} seconds", seconds.value))
            .says(format!(
                "Granular {kind} timeout on container '{}' must be at least {least} seconds.",
                container.label()
            ))
            .help(format!("use {least} or more, or leave `{member}` out"))
            .fix(Fix::unsafe_(format!("set `{member}` to {least}"), edits));
    }
}
