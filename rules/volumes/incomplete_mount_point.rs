//! A mount point says which volume appears where; with one half missing it says nothing.

use ecslint_core::{
    Check, ContainerDefinition, Context, Field, Group, Object, Outcome, Rule, Severity, TaskDefinition,
};

pub(crate) static RULE: Rule = Rule {
    name: "incomplete-mount-point",
    summary: "A mount point lacks its volume or its path.",
    group: Group::Volumes,
    severity: Severity::Warning,
    outcome: Outcome::Rejected { operation: "RegisterTaskDefinition", says: &[] },
    fixable: false,
    since: "0.1.0",
    page: include_str!("incomplete-mount-point.md"),
    needs: &["mountPoints"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    for mount in container.mount_points().iter() {
        judge(mount.object(), "sourceVolume", mount.source_volume(), "name a volume of the task", context);
        judge(mount.object(), "containerPath", mount.container_path(), "give the path in the container", context);
    }
}

fn judge(mount: Object<'_>, member: &str, value: Field<'_, &str>, help: &str, context: &mut Context<'_>) {
    match value {
        Field::Absent(_) => {
            context.report_missing(mount.absence(), format!("`{member}` is missing in a mount point")).help(help);
        }
        Field::Known(known) if known.value.is_empty() => {
            context.report(known.span(), format!("`{member}` is empty")).help(help);
        }
        _ => {}
    }
}
