//! Processes of other tasks, and their secrets, are in sight.

use ecslint_core::edit;
use ecslint_core::{Check, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "host-processes",
    summary: "The task shares the processes of its instance (Security Hub control ECS.3).",
    group: Group::Security,
    severity: Severity::Advice,
    outcome: Outcome::Advice,
    fixable: true,
    since: "0.1.0",
    page: include_str!("host-processes.md"),
    needs: &["pidMode"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let Some(mode) = task.pid_mode().known().filter(|mode| mode.value == "host") else { return };
    // Fargate and Windows do not take it.
    if task.requires_fargate() || task.is_windows().is_yes() {
        return;
    }
    let found = context.report(mode.span(), "`host` shows the containers every process of the instance");
    found.help("leave `pidMode` out, or use `task`");
    if let (Some(object), Some(member)) = (task.object(), mode.member()) {
        found.fix(Fix::unsafe_("remove `pidMode`", edit::remove_member(object, member)));
    }
}
