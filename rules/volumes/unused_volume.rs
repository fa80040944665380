//! A volume that nothing mounts is dead text, or a mount point was forgotten.

use ecslint_core::edit;
use ecslint_core::{Check, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "unused-volume",
    summary: "A volume is mounted by no container.",
    group: Group::Volumes,
    severity: Severity::Advice,
    outcome: Outcome::Advice,
    fixable: true,
    since: "0.1.0",
    page: include_str!("unused-volume.md"),
    needs: &["volumes"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    if task.volumes().is_empty() {
        return;
    }
    let Some(mounted) = super::mounted_names(task) else { return };
    for volume in task.volumes().iter() {
        // A volume configured at launch must be mounted: a rule of its own speaks of that.
        let at_launch = volume.configured_at_launch();
        if at_launch.is(true) || at_launch.is_opaque() {
            continue;
        }
        let Some(name) = volume.name().known().filter(|name| !name.value.is_empty()) else { continue };
        if !mounted.has(name.value) && !is_meant(task, &mounted, name.value) {
            let found =
                context.report(name.span(), format!("`{}` is mounted by no container", super::shorten(name.value)));
            found.help("mount it, or remove the volume");
            if let Some(list) = task.volumes().array() {
                let edits = edit::remove_items(list, |item| item == volume.object().node());
                found.fix(Fix::unsafe_("remove the volume", edits));
            }
        }
    }
}

/// Whether a mount point names no volume and comes close to this one: `unknown-volume` speaks of that.
fn is_meant(task: TaskDefinition<'_>, mounted: &super::Names<'_>, name: &str) -> bool {
    let Some(names) = super::volume_names(task) else { return true };
    mounted.0.iter().any(|mount| !names.has(mount) && (names.0.len() == 1 || names.nearest(mount) == Some(name)))
}
