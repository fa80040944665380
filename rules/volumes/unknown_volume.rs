//! A mount point names one of the task's volumes; the service looks it up.

use ecslint_core::{Check, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition, edit};

pub(crate) static RULE: Rule = Rule {
    name: "unknown-volume",
    summary: "A mount point names a volume that the task does not have.",
    group: Group::Volumes,
    severity: Severity::Error,
    outcome: Outcome::Rejected { operation: "RegisterTaskDefinition", says: &["Unknown volume '%s'."] },
    fixable: true,
    since: "0.1.0",
    page: include_str!("unknown-volume.md"),
    needs: &["mountPoints"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    if task.containers().iter().all(|container| container.mount_points().is_empty()) {
        return;
    }
    let Some(names) = super::volume_names(task) else { return };
    for mount in task.containers().iter().flat_map(|container| container.mount_points().iter()) {
        let Some(source) = mount.source_volume().known() else { continue };
        if source.value.is_empty() || names.has(source.value) {
            continue;
        }
        let found =
            context.report(source.span(), format!("`{}` is no volume of this task", super::shorten(source.value)));
        found
            .says(format!("Unknown volume '{}'.", source.value))
            .help(names.help("the task's volumes", "add a volume of this name to `volumes`"));
        if let Some(volumes) = task.volumes().member() {
            found.related(volumes.key.span(), "the volumes of the task");
        }
        if let Some(near) = names.nearest(source.value) {
            found.fix(Fix::unsafe_(format!("mount `{near}`"), vec![edit::replace_string(source.node, near)]));
        }
    }
}
