//! A container without a health check never becomes healthy.

use super::{Graph, first_word};
use ecslint_core::edit;
use ecslint_core::{Check, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "dependency-without-health-check",
    summary: "A container waits until another one is healthy, which has no health check.",
    group: Group::Health,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &["A dependency container with HEALTHY condition must have health check configured"],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("dependency-without-health-check.md"),
    needs: &["dependsOn"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let wanted = &["HEALTHY"];
    let Some(graph) = Graph::of_conditions(task, wanted) else { return };
    for (container, dependency) in graph.conditions(wanted) {
        let Some(target) = graph.target(container, dependency) else { continue };
        let Some(condition) = dependency.condition().known() else { continue };
        let label = target.label();
        let found = if let Some(absence) = target.health_check().absent() {
            let message = format!("`HEALTHY` is asked of `{label}`, which has no `healthCheck`");
            context.report(condition.span(), message).related(absence.span(), "no `healthCheck` here").help(
                "give that container a `healthCheck`, or wait for `START`; a HEALTHCHECK in its image does not count",
            )
        } else {
            let none = &context.facts.health_checks.off;
            let Some(switch) = first_word(target).filter(|word| word.value == none.as_str()) else { continue };
            // It registers, and the container that waits never starts.
            let message = format!("`HEALTHY` is asked of `{label}`, whose health check is switched off");
            let found = context.report(condition.span(), message).severity(Severity::Warning);
            found.says = None;
            found
                .related(switch.span(), "never healthy")
                .help("give that container a health check, or wait for `START`")
        };
        found.fix(Fix::unsafe_("wait for `START`", vec![edit::replace_string(condition.node, "START")]));
    }
}
