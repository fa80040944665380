//! A disk that is attached at launch must be of use to a container.

use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "unmounted-launch-volume",
    summary: "A volume that is configured at launch is mounted by no container.",
    group: Group::Volumes,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &["Volumes [%s] are not referenced by any of the containers"],
    },
    fixable: false,
    since: "0.1.0",
    page: include_str!("unmounted-launch-volume.md"),
    needs: &["configuredAtLaunch"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    if task.volumes().iter().all(|volume| !volume.configured_at_launch().is(true)) {
        return;
    }
    let Some(mounted) = super::mounted_names(task) else { return };
    for volume in task.volumes().iter().filter(|volume| volume.configured_at_launch().is(true)) {
        let Some(name) = volume.name().known().filter(|name| !name.value.is_empty()) else { continue };
        if !mounted.has(name.value) {
            context
                .report(
                    name.span(),
                    format!("`{}` is configured at launch, and no container mounts it", super::shorten(name.value)),
                )
                .says(format!("Volumes [{}] are not referenced by any of the containers", name.value))
                .help("add a mount point with this `sourceVolume` to a container");
        }
    }
}
