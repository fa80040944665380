//! What is referred to by name inside a task definition, and from where.

use std::collections::HashMap;

use ecslint_core::field::Located;
use ecslint_core::views::TaskDefinition;
use ecslint_syntax::Span;

/// A container or volume with a known name, and where the task definition refers to it.
#[derive(Clone, Debug)]
pub(crate) struct Used<'d> {
    /// What it is.
    pub(crate) kind: Named,
    /// Its name where it is defined.
    pub(crate) name: Located<'d, &'d str>,
    /// The places that refer to it, in the order of the containers.
    pub(crate) uses: Vec<Use<'d>>,
}

/// What has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Named {
    Container,
    Volume,
}

/// A place that refers to a container or volume.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Use<'d> {
    /// How.
    pub(crate) kind: UseKind,
    /// The container in which it stands, if that has a known name.
    pub(crate) by: Option<&'d str>,
    /// The value that refers to it.
    pub(crate) span: Span,
}

/// How something is referred to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum UseKind {
    DependsOn,
    Link,
    VolumesFrom,
    /// The task names it as its proxy.
    Proxy,
    /// The other container logs through this one.
    Logs,
    Mount,
}

/// The log driver that sends to the FireLens router of the task.
const ROUTED: &str = "awsfirelens";

/// The containers and volumes with known names, with their uses. Of several with one name the first has them.
pub(crate) fn uses<'d>(task: TaskDefinition<'d>) -> Vec<Used<'d>> {
    let mut found: Vec<Used<'d>> = Vec::new();
    let mut numbers = HashMap::new();
    let containers = task.containers().iter().map(|container| (Named::Container, container.name()));
    let volumes = task.volumes().iter().map(|volume| (Named::Volume, volume.name()));
    for (kind, name) in containers.chain(volumes) {
        let Some(name) = name.known() else { continue };
        numbers.entry((kind, name.value)).or_insert(found.len());
        found.push(Used { kind, name, uses: Vec::new() });
    }
    let router = task.containers().iter().find(|container| container.firelens_configuration().known().is_some());
    let router = router.and_then(|container| container.name().value());
    let mut note = |named: Named, name: &'d str, kind: UseKind, by: Option<&'d str>, span: Span| {
        let used = numbers.get(&(named, name)).and_then(|number| found.get_mut(*number));
        if let Some(used) = used {
            used.uses.push(Use { kind, by, span });
        }
    };
    for container in task.containers().iter() {
        let by = container.name().value();
        for other in container.depends_on().iter().filter_map(|dependency| dependency.container_name().known()) {
            note(Named::Container, other.value, UseKind::DependsOn, by, other.span());
        }
        for link in container.links().known() {
            let name = link.value.split(':').next().unwrap_or_default();
            note(Named::Container, name, UseKind::Link, by, link.span());
        }
        for other in container.volumes_from().iter().filter_map(|from| from.source_container().known()) {
            note(Named::Container, other.value, UseKind::VolumesFrom, by, other.span());
        }
        if let (Some(router), Some(driver)) = (router, container.log_driver().known())
            && driver.value == ROUTED
        {
            note(Named::Container, router, UseKind::Logs, by, driver.span());
        }
        for volume in container.mount_points().iter().filter_map(|mount| mount.source_volume().known()) {
            note(Named::Volume, volume.value, UseKind::Mount, by, volume.span());
        }
    }
    let proxy = task.proxy_configuration().value().and_then(|proxy| proxy.container_name().known());
    if let Some(proxy) = proxy {
        note(Named::Container, proxy.value, UseKind::Proxy, None, proxy.span());
    }
    found
}
