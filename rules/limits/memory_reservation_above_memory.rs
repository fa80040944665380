//! The reservation is the soft limit, `memory` the hard one.

use ecslint_core::edit;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "memory-reservation-above-memory",
    summary: "A container reserves more memory than it may use.",
    group: Group::Limits,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &[
            "Invalid setting for container '%s'. 'memory' must be greater than or equal to 'memoryReservation'.",
            "'memory' must be greater than or equal to 'memoryReservation'",
        ],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("memory-reservation-above-memory.md"),
    needs: &["memoryReservation"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(reserved) = container.memory_reservation().known() else { return };
    let Some(memory) = container.memory().known().filter(|memory| memory.value > 0) else { return };
    if reserved.value <= memory.value {
        return;
    }
    let fits = memory.value >= context.facts.limits.container_memory_floor.value;
    let found = context
        .report(
            reserved.span(),
            format!("`memoryReservation` {} is more than `memory` {}", reserved.value, memory.value),
        )
        .says(format!(
            "Invalid setting for container '{}'. 'memory' must be greater than or equal to 'memoryReservation'.",
            container.label()
        ))
        .help("`memoryReservation` is the soft limit, `memory` the hard one: raise `memory` or reserve less")
        .related(memory.span(), "the hard limit");
    if fits {
        let edits = vec![edit::replace(reserved.node, memory.value.to_string())];
        found.fix(Fix::unsafe_(format!("set `memoryReservation` to {}", memory.value), edits));
    }
}
