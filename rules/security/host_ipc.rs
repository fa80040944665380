//! Shared memory is shared with strangers.

use ecslint_core::edit;
use ecslint_core::views::Capacity;
use ecslint_core::{Check, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "host-ipc",
    summary: "The task shares the memory segments and semaphores of its instance.",
    group: Group::Security,
    severity: Severity::Advice,
    outcome: Outcome::Advice,
    fixable: true,
    since: "0.1.0",
    page: include_str!("host-ipc.md"),
    needs: &["ipcMode"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let Some(mode) = task.ipc_mode().known().filter(|mode| mode.value == "host") else { return };
    // Fargate, Managed Instances and Windows do not take it.
    if task.requires_fargate() || task.requires(Capacity::ManagedInstances).is_yes() || task.is_windows().is_yes() {
        return;
    }
    let found = context.report(mode.span(), "`host` shares memory and semaphores with the whole instance");
    found.help("leave `ipcMode` out, or use `task`");
    if let (Some(object), Some(member)) = (task.object(), mode.member()) {
        found.fix(Fix::unsafe_("remove `ipcMode`", edit::remove_member(object, member)));
    }
}
