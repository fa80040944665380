//! A container without a health check never becomes healthy.

use super::Graph;
use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "dependency-without-health-check",
    summary: "A container waits until another one is healthy, which has no health check.",
    group: Group::Health,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &["A dependency container with HEALTHY condition must have health check configured"],
    },
    fixable: false,
    since: "0.1.0",
    page: include_str!("dependency-without-health-check.md"),
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let Some(graph) = Graph::of(task) else { return };
    for (container, dependency) in graph.conditions(&["HEALTHY"]) {
        let Some(target) = graph.target(container, dependency) else { continue };
        let Some(absence) = target.health_check().absent() else { continue };
        let Some(condition) = dependency.condition().known() else { continue };
        context
            .report(condition.span(), format!("`HEALTHY` is asked of `{}`, which has no `healthCheck`", target.label()))
            .help("give that container a `healthCheck`, or wait for `START`; a HEALTHCHECK in its image does not count")
            .related(absence.span(), "no `healthCheck` here");
    }
}
