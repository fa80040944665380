//! What a router says about its own failure cannot go through that router.

use super::{FIRELENS, router};
use ecslint_core::{Check, ContainerDefinition, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "firelens-router-logs-to-itself",
    summary: "The log router sends its own log through `awsfirelens`.",
    group: Group::Logging,
    severity: Severity::Advice,
    outcome: Outcome::Advice,
    fixable: false,
    since: "0.1.0",
    page: include_str!("firelens-router-logs-to-itself.md"),
    needs: &["firelensConfiguration"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(driver) = container.log_driver().known().filter(|driver| driver.value == FIRELENS) else { return };
    let Some(router) = router(container) else { return };
    context
        .report(driver.span(), "`awsfirelens` sends the log of the router to the router itself")
        .help("give the router a driver of its own, `awslogs` for instance")
        .related(router.key.span(), "the container is the log router");
}
