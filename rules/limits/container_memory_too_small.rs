//! Docker has a least memory limit of its own.

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
    check: Check::Container(check),
};

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let floor = context.facts.limits.container_memory_floor.value;
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
