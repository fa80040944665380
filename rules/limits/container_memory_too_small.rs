//! Docker has a least memory limit of its own.

use ecslint_core::views::Capacity;
use ecslint_core::{Check, ContainerDefinition, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "container-memory-too-small",
    summary: "A container asks for less memory than Docker gives out.",
    group: Group::Limits,
    severity: Severity::Warning,
    outcome: Outcome::FailsAtStart {
        says: &["CannotCreateContainerError: Error response from daemon: Minimum memory reservation allowed is 6MB"],
    },
    fixable: false,
    since: "0.1.0",
    page: include_str!("container-memory-too-small.md"),
    needs: &["memory", "memoryReservation"],
    check: Check::Container(check),
};

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let floor = context.facts.limits.container_memory_floor.value;
    raised_on_windows(task, container, context);
    for (name, size) in [("memory", container.memory()), ("memoryReservation", container.memory_reservation())] {
        let Some(size) = size.known().filter(|size| size.value != 0 && size.value < floor) else { continue };
        if task.is_windows().is_yes() {
            return;
        }
        context
            .report(size.span(), format!("`{name}` is {} MiB, less than the {floor} MiB that Docker needs", size.value))
            .help(format!("ask for {floor} MiB or more; the unit of `{name}` is MiB, not GB"));
    }
}

/// On Windows instances the agent raises a small limit, so the container gets more than it was meant to.
fn raised_on_windows(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let floor = context.facts.limits.container_memory_agent_floor_windows.value;
    let Some(size) = container.memory().known().filter(|size| size.value > 0 && size.value < floor) else { return };
    let elsewhere = [Capacity::Fargate, Capacity::ManagedInstances];
    if !task.is_windows().is_yes() || !elsewhere.iter().all(|capacity| task.requires(*capacity).is_no()) {
        return;
    }
    let found = context
        .report(size.span(), format!("`memory` {} is raised to {floor} MiB for Windows containers", size.value))
        .help(format!("ask for {floor} MiB or more; the unit of `memory` is MiB, not GB"));
    found.says = None;
}
