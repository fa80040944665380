//! On container instances the CPU of a task has a least and a greatest value.

use ecslint_core::edit;
use ecslint_core::views::Capacity;
use ecslint_core::{Check, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "task-cpu-out-of-range",
    summary: "The task's `cpu` is outside what instances take.",
    group: Group::Limits,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &[
            "Invalid 'cpu' setting for task.",
            "Invalid 'cpu' setting for task. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.",
        ],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("task-cpu-out-of-range.md"),
    needs: &["cpu"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let Some(cpu) = task.cpu_units().known() else { return };
    let other = [Capacity::Fargate, Capacity::ManagedInstances];
    if !other.into_iter().all(|capacity| task.requires(capacity).is_no()) {
        return;
    }
    let range = &context.facts.limits.task_cpu_instances;
    let sizes = &context.facts.fargate_sizes.rows;
    if i64::try_from(cpu.value).is_ok_and(|value| range.contains(value)) {
        return;
    }
    let message = format!("`cpu` is {} CPU units, outside {} to {}", cpu.value, range.min, range.max);
    let help = "1024 CPU units are one vCPU; leave `cpu` out to size the containers alone";
    let found = context.report(cpu.span(), message).help(help);
    // A number of vCPU that lacks its unit: sizes in which Fargate counts too.
    let units = i64::try_from(cpu.value).ok().and_then(|value| value.checked_mul(1024));
    if units.is_some_and(|units| sizes.iter().any(|row| row.cpu == units)) {
        let mended = format!("{} vCPU", cpu.value);
        let edits = vec![edit::replace_string(cpu.node, &mended)];
        found.fix(Fix::unsafe_(format!("write `{mended}`"), edits));
    }
}
