//! Managed Instances run Linux.

use ecslint_core::views::Capacity;
use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity, TaskDefinition};

use super::shortened;

pub(crate) static RULE: Rule = Rule {
    name: "windows-on-managed-instances",
    summary: "A task for Managed Instances asks for Windows.",
    group: Group::LaunchType,
    severity: Severity::Warning,
    outcome: Outcome::Rejected { operation: "RegisterTaskDefinition", says: &[] },
    fixable: false,
    since: "0.1.0",
    page: include_str!("windows-on-managed-instances.md"),
    needs: &["operatingSystemFamily"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let Some(managed) = task.requirement(Capacity::ManagedInstances) else { return };
    let Some(family) = task.operating_system_family().known().filter(|_| task.is_windows().is_yes()) else { return };
    context
        .report(family.span(), format!("`{}` is not among the systems of Managed Instances", shortened(family.value)))
        .help("use `LINUX`, or run the task on EC2 or Fargate")
        .related(managed.span(), "asked for here");
}
