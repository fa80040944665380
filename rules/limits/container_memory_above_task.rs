//! The memory of a task is shared by its containers.

use ecslint_core::edit;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "container-memory-above-task",
    summary: "A container may use more memory than its whole task.",
    group: Group::Limits,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &[
            "The 'memory' setting for container '%s' is greater than for the task",
            "The 'memory' setting for container '%s' is greater than for the task.",
        ],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("container-memory-above-task.md"),
    needs: &["memory"],
    check: Check::Container(check),
};

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(memory) = container.memory().known() else { return };
    let Some(whole) = task.memory_mib().known() else { return };
    if u64::try_from(memory.value).is_ok_and(|memory| memory > whole.value) {
        let reserved = container
            .memory_reservation()
            .known()
            .is_some_and(|reserved| u64::try_from(reserved.value).is_ok_and(|reserved| reserved > whole.value));
        let found = context
            .report(
                memory.span(),
                format!("`memory` {} is more than the {} MiB of the task", memory.value, whole.value),
            )
            .says(format!("The 'memory' setting for container '{}' is greater than for the task", container.label()))
            .help("lower the container's `memory`, or raise that of the task")
            .related(whole.span(), "the task's memory");
        if !reserved {
            let edits = vec![edit::replace(memory.node, whole.value.to_string())];
            found.fix(Fix::unsafe_(format!("set `memory` to {}", whole.value), edits));
        }
    }
}
