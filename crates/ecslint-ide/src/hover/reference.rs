//! What a name of a container or volume stands for.

use ecslint_core::views::{ContainerDefinition, Volume};

use super::page::Page;
use crate::markdown::{code, listed};
use crate::navigation::SymbolKind;
use crate::uses::uses;
use crate::view::View;

/// Tells what the name at `path` refers to, or who refers to what it names; false where it is no such name.
pub(super) fn tell(page: &mut Page<'_>, view: View<'_>, path: &str, text: &str) -> bool {
    match path {
        "containerDefinitions[].dependsOn[].containerName"
        | "containerDefinitions[].volumesFrom[].sourceContainer"
        | "proxyConfiguration.containerName" => tell_container(page, view, text),
        "containerDefinitions[].links" => tell_container(page, view, text.split(':').next().unwrap_or(text)),
        "containerDefinitions[].mountPoints[].sourceVolume" => tell_volume(page, view, text),
        "containerDefinitions[].name" => {
            tell_container(page, view, text);
            tell_users(page, view, SymbolKind::Container, text);
        }
        "volumes[].name" => {
            tell_volume(page, view, text);
            tell_users(page, view, SymbolKind::Volume, text);
        }
        _ => return false,
    }
    page.paragraph("");
    true
}

fn tell_container(page: &mut Page<'_>, view: View<'_>, name: &str) {
    let Some(container) = view.task.container(name) else { return };
    page.paragraph(format!("**Container {}**", code(name)));
    if let Some(image) = container.image_as_written().value() {
        page.item(format!("Image {}", code(image)));
    }
    let essential = container.is_essential();
    if essential.is_yes() {
        page.item("Essential: the task stops when it stops");
    } else if essential.is_no() {
        page.item("Not essential");
    }
    let ports = ports(container);
    if !ports.is_empty() {
        page.item(format!("Ports {}", listed(&ports)));
    }
    if container.health_check().known().is_some() {
        page.item("Has a health check");
    }
}

/// So many ports are listed.
const MOST_PORTS: usize = 8;

fn ports(container: ContainerDefinition<'_>) -> Vec<String> {
    let known = container.port_mappings().iter().filter_map(|mapping| mapping.container_ports());
    let shown = known.map(|ports| {
        let (first, last) = (ports.value.first, ports.value.last);
        if first == last { first.to_string() } else { format!("{first}-{last}") }
    });
    shown.take(MOST_PORTS).collect()
}

fn tell_volume(page: &mut Page<'_>, view: View<'_>, name: &str) {
    let Some(volume) = view.task.volume(name) else { return };
    page.paragraph(format!("**Volume {}**", code(name)));
    for line in kinds(volume) {
        page.item(line);
    }
}

/// What kind of volume it is; nothing where that cannot be known.
fn kinds(volume: Volume<'_>) -> Vec<String> {
    let mut lines: Vec<String> = volume.kinds().map(|member| kind(volume, member.name())).collect();
    let is_plain = lines.is_empty()
        && volume.object().is_complete()
        && !volume.host().is_opaque()
        && volume.host().value().is_none_or(|host| host.source_path().is_absent())
        && !volume.configured_at_launch().is_opaque();
    if is_plain {
        lines.push("Empty directory that lives as long as the task".to_owned());
    }
    lines
}

fn kind(volume: Volume<'_>, member: &str) -> String {
    let with = |label: &str, text: Option<&str>| match text {
        Some(text) => format!("{label} {}", code(text)),
        None => label.to_owned(),
    };
    match member {
        "host" => with("Directory of the host", volume.host().value().and_then(|host| host.source_path().value())),
        "dockerVolumeConfiguration" => {
            with("Docker volume", volume.docker().value().and_then(|docker| docker.driver().value()))
        }
        "efsVolumeConfiguration" => {
            with("EFS file system", volume.efs().value().and_then(|efs| efs.file_system_id().value()))
        }
        "s3filesVolumeConfiguration" => {
            with("S3 Files file system", volume.s3files().value().and_then(|files| files.file_system_arn().value()))
        }
        "fsxWindowsFileServerVolumeConfiguration" => {
            with("FSx file system", volume.fsx().value().and_then(|fsx| fsx.file_system_id().value()))
        }
        _ => "Configured by the service or RunTask call, as an EBS volume".to_owned(),
    }
}

/// Tells how often something is referred to.
fn tell_users(page: &mut Page<'_>, view: View<'_>, kind: SymbolKind, name: &str) {
    let used = uses(view).into_iter().find(|used| used.kind == kind && used.name == name);
    let count = used.map_or(0, |used| used.uses.len());
    match count {
        0 => {}
        1 => page.item("Referred to once"),
        _ => page.item(format!("Referred to {count} times")),
    }
}
