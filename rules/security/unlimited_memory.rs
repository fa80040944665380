//! A reservation places a task; only a limit keeps it from taking the memory of its neighbours.

use ecslint_core::{Check, ContainerDefinition, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "unlimited-memory",
    summary: "Nothing limits the memory of a container (Control Tower control CT.ECS.PR.7).",
    group: Group::Security,
    severity: Severity::Advice,
    outcome: Outcome::Advice,
    fixable: false,
    since: "0.1.0",
    page: include_str!("unlimited-memory.md"),
    needs: &[],
    check: Check::Container(check),
};

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(reservation) = container.memory_reservation().known().filter(|memory| memory.value > 0) else { return };
    if !container.memory().is_absent() || !task.memory().is_absent() || task.requires_fargate() {
        return;
    }
    context
        .report(
            reservation.key_span(),
            "`memoryReservation` stands alone: the container may take all of the instance's memory",
        )
        .help("add `memory`, the limit at which the container is stopped, or give the task a `memory`");
}
