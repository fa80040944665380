//! Without a task size every container has to ask for memory itself.

use ecslint_core::{Check, ContainerDefinition, Context, Field, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "missing-container-memory",
    summary: "Neither the container nor the task says how much memory it needs.",
    group: Group::Limits,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &[
            "Invalid setting for container '%s'. At least one of 'memory' or 'memoryReservation' must be specified.",
            "At least one of 'memory' or 'memoryReservation' must be specified",
        ],
    },
    fixable: false,
    since: "0.1.0",
    page: include_str!("missing-container-memory.md"),
    needs: &[],
    check: Check::Container(check),
};

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    // On Fargate the size of the task is what is missing, and another rule says so.
    // Where the family comes from elsewhere, the size of the task may too.
    let from_elsewhere = task.family().is_absent();
    if !task.memory().is_absent() || task.requires_fargate() || from_elsewhere {
        return;
    }
    let (memory, reservation) = (container.memory(), container.memory_reservation());
    let nothing = |field: Field<'_, i64>| field.is_absent() || field.is(0);
    if !nothing(memory) || !nothing(reservation) {
        return;
    }
    let found = match memory.known().or(reservation.known()) {
        Some(zero) => context.report(zero.span(), "`0` MiB is no memory for a container of a task without `memory`"),
        None => {
            context.report_missing(container.object().absence(), "`memory` is missing in the container and the task")
        }
    };
    found.says(format!(
        "Invalid setting for container '{}'. At least one of 'memory' or 'memoryReservation' must be specified.",
        container.label()
    ));
    found.help("set the container's `memory` or `memoryReservation`, or `memory` for the whole task");
}
