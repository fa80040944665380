//! The agent mounts FSx for Windows File Server on Windows instances alone.

use ecslint_core::views::Capacity;
use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "fsx-on-linux",
    summary: "A task for Linux has a volume of FSx for Windows File Server.",
    group: Group::Volumes,
    severity: Severity::Warning,
    outcome: Outcome::FailsAtStart { says: &[] },
    fixable: false,
    since: "0.1.0",
    page: include_str!("fsx-on-linux.md"),
    needs: &["fsxWindowsFileServerVolumeConfiguration"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    if task.volumes().is_empty() {
        return;
    }
    // There the volume is refused whatever the system.
    if [Capacity::Fargate, Capacity::ManagedInstances].into_iter().any(|capacity| task.requires(capacity).is_yes()) {
        return;
    }
    let Some(system) = task.operating_system_family().known().filter(|system| system.value == "LINUX") else { return };
    for volume in task.volumes().iter() {
        if let Some(fsx) = volume.fsx().known() {
            context
                .report(fsx.key_span(), "`fsxWindowsFileServerVolumeConfiguration` works in Windows tasks only")
                .help("use an EFS volume, or run the task on Windows")
                .related(system.span(), "the operating system");
        }
    }
}
