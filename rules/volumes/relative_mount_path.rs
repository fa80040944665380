//! Docker mounts at absolute paths below the root only.

use ecslint_core::edit;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "relative-mount-path",
    summary: "The path of a mount point does not begin with `/`, or is `/` itself.",
    group: Group::Volumes,
    severity: Severity::Warning,
    outcome: Outcome::FailsAtStart {
        says: &[
            "invalid mount path: '%s' mount path must be absolute",
            "invalid volume specification: '%s': invalid mount config for type \"bind\": invalid mount path: '%s' mount path \
             must be absolute",
            "invalid specification: destination can't be '/'",
        ],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("relative-mount-path.md"),
    needs: &["mountPoints"],
    check: Check::Container(check),
};

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    if container.mount_points().is_empty() || task.is_windows().is_yes() {
        return;
    }
    for mount in container.mount_points().iter() {
        let Some(path) = mount.container_path().known().filter(|path| !path.value.is_empty()) else { continue };
        let is_root = path.value.bytes().all(|byte| byte == b'/');
        if path.value.starts_with('/') && !is_root {
            continue;
        }
        let is_windows_path = path.value.contains('\\') || path.value.as_bytes().get(1) == Some(&b':');
        // `string` is what the API reference has in the place of a path.
        if is_windows_path || path.value.contains("...") || path.value == "string" {
            continue;
        }
        let shown = super::shorten(path.value);
        if is_root {
            context
                .report(path.span(), "`/` cannot be mounted over: it is the root of the container")
                .says("invalid specification: destination can't be '/'")
                .help("mount the volume at a folder");
        } else {
            let found = context.report(path.span(), format!("`{shown}` is no absolute path in the container"));
            found
                .says(format!("invalid mount path: '{}' mount path must be absolute", path.value))
                .help("begin the path with `/`");
            if path.value.starts_with(|first: char| first.is_ascii_alphanumeric()) {
                let absolute = format!("/{}", path.value);
                let edits = vec![edit::replace_string(path.node, &absolute)];
                found.fix(Fix::unsafe_("begin it with `/`", edits));
            }
        }
    }
}
