//! On Windows instances the guide asks to leave mounts writable.

use ecslint_core::edit;
use ecslint_core::views::Capacity;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "read-only-windows-mount",
    summary: "A mount point is read-only in a container on a Windows instance.",
    group: Group::Volumes,
    severity: Severity::Advice,
    outcome: Outcome::Advice,
    fixable: true,
    since: "0.1.0",
    page: include_str!("read-only-windows-mount.md"),
    needs: &["mountPoints"],
    check: Check::Container(check),
};

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    if container.mount_points().is_empty() || !task.is_windows().is_yes() || !task.requires(Capacity::Ec2).is_yes() {
        return;
    }
    for mount in container.mount_points().iter() {
        if let Some(flag) = mount.read_only().known().filter(|flag| flag.value) {
            context
                .report(flag.span(), "`readOnly` is true; the guide asks for false on Windows instances")
                .help("leave `readOnly` out")
                .related(task.operating_system_family().span(), "the operating system")
                .fix(Fix::unsafe_("set `readOnly` to false", vec![edit::replace(flag.node, "false")]));
        }
    }
}
