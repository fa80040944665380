//! Docker mounts a tmpfs as it is told, or not at all.

use ecslint_core::edit;
use ecslint_core::suggest;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

use super::shortened;

pub(crate) static RULE: Rule = Rule {
    name: "invalid-tmpfs",
    summary: "A tmpfs mount has a path, size or option that does not work.",
    group: Group::Limits,
    severity: Severity::Warning,
    outcome: Outcome::FailsAtStart { says: &[] },
    fixable: true,
    since: "0.1.0",
    page: include_str!("invalid-tmpfs.md"),
    needs: &["tmpfs"],
    check: Check::Container(check),
};

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(parameters) = container.linux_parameters().known() else { return };
    let mounts = parameters.value.tmpfs();
    if mounts.is_empty() || task.is_windows().is_yes() {
        return;
    }
    let linux = &context.facts.linux;
    for mount in mounts.iter() {
        if let Some(path) = mount.container_path().known().filter(|path| !path.value.starts_with('/')) {
            let message = match path.value {
                "" => "`containerPath` is empty".to_owned(),
                path => format!("`{}` is not an absolute path", shortened(path)),
            };
            context.report(path.span(), message).help("begin `containerPath` with `/`");
        }
        if let Some(size) = mount.size().known().filter(|size| size.value < 1) {
            context.report(size.span(), format!("`size` {} is no size", size.value)).help("write the size in MiB");
        }
        for option in mount.mount_options().known().filter(|option| !option.value.is_empty()) {
            let name = option.value.split_once('=').map_or(option.value, |(name, _)| name);
            if linux.tmpfs_mount_options.iter().any(|known| known == name) {
                continue;
            }
            let found =
                context.report(option.span(), format!("`{}` is no mount option of a tmpfs", shortened(option.value)));
            let near = suggest::nearest(name, linux.tmpfs_mount_options.iter().map(String::as_str));
            match near {
                _ if name == "size" => found.help("set `size` beside `mountOptions`, in MiB"),
                Some(near) => {
                    let mended = format!("{near}{}", &option.value[name.len()..]);
                    let edits = vec![edit::replace_string(option.node, &mended)];
                    found.help(format!("`{near}` is one")).fix(Fix::unsafe_(format!("write `{mended}`"), edits))
                }
                None => found.help("use options such as `ro`, `noexec`, `nosuid` or `mode=0755`"),
            };
        }
    }
}
