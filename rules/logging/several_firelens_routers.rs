//! All containers of a task send to one log router; a second one gets nothing.

use super::routers;
use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "several-firelens-routers",
    summary: "More than one container of the task has a `firelensConfiguration`.",
    group: Group::Logging,
    severity: Severity::Warning,
    outcome: Outcome::SilentlyWrong,
    fixable: false,
    since: "0.1.0",
    page: include_str!("several-firelens-routers.md"),
    needs: &["firelensConfiguration"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let mut routers = routers(task);
    let (Some(first), Some(second)) = (routers.next(), routers.next()) else { return };
    context
        .report(second.key.span(), "`firelensConfiguration` stands in a second container of the task")
        .help("keep one log router for the whole task")
        .related(first.key.span(), "the first log router");
}
