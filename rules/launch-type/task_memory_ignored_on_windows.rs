//! Windows has no limit for a task as a whole.

use ecslint_core::views::Capacity;
use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "task-memory-ignored-on-windows",
    summary: "The memory of a Windows task on instances does not limit its containers.",
    group: Group::LaunchType,
    severity: Severity::Warning,
    outcome: Outcome::SilentlyWrong,
    fixable: false,
    since: "0.1.0",
    page: include_str!("task-memory-ignored-on-windows.md"),
    needs: &["operatingSystemFamily"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let Some(memory) = task.memory().known().filter(|_| task.is_windows().is_yes()) else { return };
    // Managed Instances do not run Windows at all.
    if ![Capacity::Fargate, Capacity::ManagedInstances].iter().all(|other| task.requires(*other).is_no()) {
        return;
    }
    let Some(without) = task.containers().iter().find_map(|container| container.memory().absent()) else { return };
    context
        .report(memory.key_span(), "`memory` of the task is ignored for Windows containers")
        .help("set `memory` in each container")
        .related(without.span(), "this container has no limit of its own");
}
