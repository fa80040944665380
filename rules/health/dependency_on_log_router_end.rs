//! A log router runs as long as there is something to log: nobody should wait for its end.

use super::Graph;
use ecslint_core::edit;
use ecslint_core::{Check, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "dependency-on-log-router-end",
    summary: "A container waits for the end of the log router.",
    group: Group::Health,
    severity: Severity::Advice,
    outcome: Outcome::Advice,
    fixable: true,
    since: "0.1.0",
    page: include_str!("dependency-on-log-router-end.md"),
    needs: &["dependsOn"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let wanted = &["COMPLETE", "SUCCESS"];
    let Some(graph) = Graph::of_conditions(task, wanted) else { return };
    for (container, dependency) in graph.conditions(wanted) {
        let Some(target) = graph.target(container, dependency) else { continue };
        // The end of an essential container is refused as a condition, and that is said already.
        let Some(router) = target.firelens_configuration().known().filter(|_| target.is_essential().is_no()) else {
            continue;
        };
        let Some(condition) = dependency.condition().known() else { continue };
        let message = format!("`{}` is asked of the log router `{}`", condition.value, target.label());
        context
            .report(condition.span(), message)
            .help("wait for `START`, or for `HEALTHY` where the router has a health check")
            .related(router.key_span(), "the log router")
            .fix(Fix::unsafe_("wait for `START`", vec![edit::replace_string(condition.node, "START")]));
    }
}
