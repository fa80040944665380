//! A log router that no container sends to is a mistake that ECS refuses.

use super::{FIRELENS, routers};
use ecslint_core::{Check, ContainerDefinition, Context, Field, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "unused-firelens-router",
    summary: "A container has a `firelensConfiguration`, and no container logs through `awsfirelens`.",
    group: Group::Logging,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &[
            "When a firelensConfiguration object is specified, at least one container has to be configured with the awsfirelens log driver.",
        ],
    },
    fixable: false,
    since: "0.1.0",
    page: include_str!("unused-firelens-router.md"),
    needs: &["firelensConfiguration"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let containers = task.containers();
    let Some(router) = routers(task).next() else { return };
    let drivers = &context.facts.log_drivers;
    // A driver that does not exist may be a misspelt `awsfirelens`.
    let surely_another = |container: ContainerDefinition<'_>| match container.log_driver() {
        Field::Known(driver) => driver.value != FIRELENS && drivers.driver(driver.value).is_some(),
        Field::Absent(_) => true,
        Field::Opaque(_) => false,
    };
    if !containers.is_complete() || !containers.iter().all(surely_another) {
        return;
    }
    let found = context
        .report(router.key.span(), "`firelensConfiguration` is given, and no container logs through `awsfirelens`")
        .help("set the `logDriver` of the containers to `awsfirelens`, or leave `firelensConfiguration` out");
    if let Some(driver) = containers.iter().find_map(|container| container.log_driver().known()) {
        found.related(driver.span(), "another log driver");
    }
}
