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
    let Some(names) = super::volume_names(task) else { return };
    let meant = meant_names(&mounted, &names);
    for volume in task.volumes().iter() {
        // A volume configured at launch must be mounted: a rule of its own speaks of that.
        let at_launch = volume.configured_at_launch();
        if at_launch.is(true) || at_launch.is_opaque() {
            continue;
        }
        let Some(name) = volume.name().known().filter(|name| !name.value.is_empty()) else { continue };
        if !mounted.has(name.value) && !meant.has(name.value) {
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

/// The volumes that mount points come close to which name none: `unknown-volume` speaks of these.
fn meant_names<'d>(mounted: &super::Names<'d>, names: &super::Names<'d>) -> super::Names<'d> {
    let unknown = mounted.0.iter().filter(|mount| !names.has(mount));
    super::Names::of(unknown.filter_map(|mount| match names.0.as_slice() {
        [one] => Some(*one),
        _ => names.nearest(mount),
    }))
}
