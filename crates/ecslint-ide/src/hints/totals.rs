//! What the containers of a task ask for together.

use ecslint_core::Field;
use ecslint_core::views::{ContainerDefinition, TaskDefinition};

use crate::markdown::code;

/// What the containers ask for.
pub(super) struct Total {
    /// The sum.
    pub(super) sum: u64,
    /// The parts of the sum, as lines of Markdown.
    pub(super) parts: Vec<String>,
}

/// So many containers are listed; of more only the sum is said.
const MOST_LISTED: usize = 12;

/// The sum of what `ask` says of each container; `None` where one is unknown, or none asks for anything.
fn total<'d>(
    task: TaskDefinition<'d>,
    unit: &str,
    ask: impl Fn(ContainerDefinition<'d>) -> Field<'d, i64>,
) -> Option<Total> {
    if !task.containers().is_complete() {
        return None;
    }
    let mut total = Total { sum: 0, parts: Vec::new() };
    let mut asks = false;
    for container in task.containers().iter() {
        let wanted = match ask(container) {
            Field::Known(wanted) => u64::try_from(wanted.value).ok()?,
            Field::Absent(_) => continue,
            Field::Opaque(_) => return None,
        };
        asks = true;
        total.sum = total.sum.checked_add(wanted)?;
        if total.parts.len() < MOST_LISTED {
            total.parts.push(format!("- {}: {wanted} {unit}", code(container.label())));
        }
    }
    if total.parts.len() == MOST_LISTED {
        total.parts.push("- …".to_owned());
    }
    asks.then_some(total)
}

/// CPU units of all containers.
pub(super) fn cpu(task: TaskDefinition<'_>) -> Option<Total> {
    total(task, "CPU units", ContainerDefinition::cpu)
}

/// MiB of all containers: what is set aside for each, the soft limit or else the hard one.
pub(super) fn memory(task: TaskDefinition<'_>) -> Option<Total> {
    total(task, "MiB", |container| match container.memory_reservation() {
        Field::Absent(_) => container.memory(),
        reserved => reserved,
    })
}
