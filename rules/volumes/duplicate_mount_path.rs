//! One path shows one volume.

use ecslint_core::edit;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};
use ecslint_syntax::Node;

pub(crate) static RULE: Rule = Rule {
    name: "duplicate-mount-path",
    summary: "Two mount points of a container have the same path.",
    group: Group::Volumes,
    severity: Severity::Warning,
    outcome: Outcome::FailsAtStart { says: &[] },
    fixable: true,
    since: "0.1.0",
    page: include_str!("duplicate-mount-path.md"),
    needs: &["mountPoints"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    if container.mount_points().len() < 2 {
        return;
    }
    let known = container.mount_points().iter().filter_map(|mount| mount.container_path().known());
    let mut paths: Vec<_> =
        known.map(|path| path.with(trimmed(path.value))).filter(|path| !path.value.is_empty()).collect();
    paths.sort_by(|one, other| one.value.cmp(other.value));
    for same in paths.chunk_by(|one, other| one.value == other.value) {
        let Some((first, others)) = same.split_first() else { continue };
        for other in others {
            let found = context
                .report(other.span(), format!("`{}` is mounted twice in this container", super::shorten(other.value)));
            found.help("give each mount point a path of its own").related(first.span(), "the same path");
            let Some(list) = container.mount_points().array() else { continue };
            let with = |path: Node<'_>| list.items().find(|item| item.get("containerPath") == Some(path));
            let (Some(one), Some(two)) = (with(first.node), with(other.node)) else { continue };
            let source = |item: Node<'_>| item.get("sourceVolume").map(|name| name.text().to_owned());
            if source(one) == source(two) {
                let edits = edit::remove_items(list, |item| item == two);
                found.fix(Fix::unsafe_("remove the second mount point", edits));
            }
        }
    }
}

/// The path without slashes at its end, which do not count.
fn trimmed(path: &str) -> &str {
    let trimmed = path.trim_end_matches('/');
    if trimmed.is_empty() { &path[..path.len().min(1)] } else { trimmed }
}
