//! What a container writes there stays on the instance, and other tasks read it.

use ecslint_core::edit;
use ecslint_core::views::Capacity;
use ecslint_core::{Check, ContainerDefinition, Context, Field, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "writable-host-mount",
    summary: "A container can write into a folder of its instance.",
    group: Group::Security,
    severity: Severity::Advice,
    outcome: Outcome::Advice,
    fixable: true,
    since: "0.1.0",
    page: include_str!("writable-host-mount.md"),
    needs: &["host"],
    check: Check::Container(check),
};

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    if container.mount_points().is_empty() || task.volumes().is_empty() || task.is_windows().is_yes() {
        return;
    }
    // There the path is refused, or said to be.
    if [Capacity::Fargate, Capacity::ManagedInstances].into_iter().any(|capacity| task.requires(capacity).is_yes()) {
        return;
    }
    let hardening = &context.facts.hardening;
    for mount in container.mount_points().iter() {
        let writable = match mount.read_only() {
            Field::Known(flag) if flag.value => continue,
            Field::Opaque(_) => continue,
            other => other.known(),
        };
        let Some(source) = mount.source_volume().known() else { continue };
        let volume = task.volume(source.value).filter(|volume| volume.kinds().count() == 1);
        let host = volume.and_then(|volume| volume.host().known());
        let Some(path) = host.and_then(|host| host.value.source_path().known()) else { continue };
        // Rules of their own speak of these paths.
        let plain = super::plain_path(path.value);
        let spoken_of = hardening.docker_socket_paths.iter().chain(&hardening.sensitive_host_paths);
        if plain.is_empty() || spoken_of.into_iter().any(|known| known == plain) {
            continue;
        }
        let message = format!("`{}` is a folder of the instance, and the container can write into it", source.value);
        let found = context.report(source.span(), message);
        found.help("set `readOnly` to true where the container only reads").related(path.span(), "the folder");
        let edit = match writable {
            Some(flag) => edit::replace(flag.node, "true"),
            None if mount.object().node().member("readOnly").is_none() => {
                edit::insert_member(mount.object().node(), "readOnly", "true")
            }
            None => continue,
        };
        found.fix(Fix::unsafe_("set `readOnly` to true", vec![edit]));
    }
}
