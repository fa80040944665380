//! The CPU of a task is shared by its containers.

use ecslint_core::{Check, Context, Field, Group, Located, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "container-cpu-above-task",
    summary: "The containers ask for more CPU than the task has.",
    group: Group::Limits,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &["The sum of all container 'cpu' values cannot be greater than the task-level 'cpu' value"],
    },
    fixable: false,
    since: "0.1.0",
    page: include_str!("container-cpu-above-task.md"),
    needs: &["cpu"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let Some(whole) = task.cpu_units().known() else { return };
    let containers = task.containers();
    let mut sum = 0_u64;
    let mut greatest: Option<Located<'_, i64>> = None;
    for container in containers.iter() {
        match container.cpu() {
            Field::Known(cpu) => {
                // What is known suffices: what is not known cannot make the sum less.
                sum = sum.saturating_add(u64::try_from(cpu.value).unwrap_or(0));
                if greatest.is_none_or(|known| cpu.value > known.value) {
                    greatest = Some(cpu);
                }
            }
            Field::Absent(_) | Field::Opaque(_) => {}
        }
    }
    let Some(greatest) = greatest.filter(|_| sum > whole.value) else { return };
    let message = if u64::try_from(greatest.value).is_ok_and(|cpu| cpu > whole.value) {
        format!("`cpu` {} is more than the {} CPU units of the task", greatest.value, whole.value)
    } else {
        format!("`cpu` of the containers adds up to {sum}, more than the {} CPU units of the task", whole.value)
    };
    let found = context.report(greatest.span(), message);
    found.help("lower the containers' `cpu`, or raise that of the task").related(whole.span(), "the task's CPU");
    for cpu in containers.iter().filter_map(|container| container.cpu().known()) {
        if cpu.node != greatest.node && cpu.value > 0 {
            found.related(cpu.span(), format!("{} more", cpu.value));
        }
    }
}
