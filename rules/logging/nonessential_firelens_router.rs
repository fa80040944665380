//! When the router stops and the task runs on, nobody sees what the task says.

use super::router;
use ecslint_core::edit;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "nonessential-firelens-router",
    summary: "The log router is not essential: the task runs on without its log.",
    group: Group::Logging,
    severity: Severity::Advice,
    outcome: Outcome::Advice,
    fixable: true,
    since: "0.1.0",
    page: include_str!("nonessential-firelens-router.md"),
    needs: &["firelensConfiguration"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(essential) = container.essential().known().filter(|essential| !essential.value) else { return };
    let Some(router) = router(container) else { return };
    context
        .report(essential.key_span(), "`essential` is false on the log router")
        .help("set `essential` to true, so that the task is replaced when its log router stops")
        .related(router.key.span(), "the container is the log router")
        .fix(Fix::unsafe_("set `essential` to true", vec![edit::replace(essential.node, "true")]));
}
