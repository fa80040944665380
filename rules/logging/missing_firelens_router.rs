//! The driver awsfirelens sends to a log router in the same task, and there is none.

use super::{FIRELENS, MOST_RELATED};
use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "missing-firelens-router",
    summary: "A container logs through `awsfirelens`, and no container has a `firelensConfiguration`.",
    group: Group::Logging,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &[
            "When awsfirelens log driver is specified in log configuration, a firelens configuration object must be specified",
        ],
    },
    fixable: false,
    since: "0.1.0",
    page: include_str!("missing-firelens-router.md"),
    needs: &["logConfiguration"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let containers = task.containers();
    let mut users = containers
        .iter()
        .filter_map(|container| container.log_driver().known().filter(|driver| driver.value == FIRELENS));
    let Some(first) = users.next() else { return };
    if !containers.is_complete() || containers.iter().any(|container| !container.firelens_configuration().is_absent()) {
        return;
    }
    let found =
        context.report(first.span(), "`awsfirelens` needs a container with `firelensConfiguration` in the task");
    found.help("add a log router, a container with an image of Fluent Bit or Fluentd and `firelensConfiguration`");
    for other in users.take(MOST_RELATED) {
        found.related(other.span(), "logs through it too");
    }
}
