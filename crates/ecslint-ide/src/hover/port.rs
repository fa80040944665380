//! What a port means in the network mode of the task.

use ecslint_core::Field;
use ecslint_core::values::ports;
use ecslint_core::views::{NetworkMode, PortMapping};

use super::page::Page;
use super::word;
use crate::place::Way;
use crate::view::View;

/// Tells where a port of the container can be reached.
pub(super) fn tell_container<'d>(page: &mut Page<'d>, view: View<'d>, way: &Way<'d>, port: u64) {
    let runs_in = |mode| view.task.runs_in(mode).is_yes();
    let mapping = word::container(view, way).and_then(|container| {
        let is_here = |mapping: &PortMapping<'_>| way.steps.iter().any(|step| step.node == mapping.object().node());
        container.port_mappings().iter().find(is_here)
    });
    let host = mapping.map(PortMapping::host_port);
    if runs_in(NetworkMode::Awsvpc) {
        page.paragraph(format!("Reached at port {port} of the task's own address"));
    } else if runs_in(NetworkMode::Host) {
        page.paragraph(format!("Reached at port {port} of the instance"));
    } else if runs_in(NetworkMode::Bridge) {
        match host {
            Some(Field::Known(host)) if host.value != 0 => {
                page.paragraph(format!("Reached at port {} of the instance", host.value));
            }
            Some(Field::Known(_) | Field::Absent(_)) => {
                page.paragraph("Reached at a port of the instance that is picked at start");
            }
            _ => {}
        }
    }
    let reserved = &view.facts.ports.reserved_on_fargate_windows;
    if is_among(&reserved.ports, port) {
        page.paragraph("Fargate keeps this port for itself on Windows");
        page.cite(&[&view.facts.ports.sources], &reserved.source, &reserved.date);
    }
}

/// Tells what is special about a port of the host.
pub(super) fn tell_host<'d>(page: &mut Page<'d>, view: View<'d>, port: u64) {
    let ports = &view.facts.ports;
    let sources = [ports.sources.as_slice()];
    if port == 0 {
        page.paragraph("In `bridge` mode a free port is picked at start");
        return;
    }
    if is_among(&ports.reserved_on_instances.ports, port) {
        page.paragraph("In use on every container instance: a task that wants it is not placed");
        page.cite(&sources, &ports.reserved_on_instances.source, &ports.reserved_on_instances.date);
    } else if i64::try_from(port).is_ok_and(|port| ports.dynamic_linux.contains(port)) {
        page.paragraph("Among the ports that are picked for others at start: it may be taken");
        page.cite(&sources, &ports.dynamic_linux.source, &ports.dynamic_linux.date);
    }
}

/// Tells how many ports a range has.
pub(super) fn tell_range(page: &mut Page<'_>, text: &str) {
    if let Some(range) = ports::parse_range(text) {
        let count = u32::from(range.last) - u32::from(range.first) + 1;
        page.paragraph(format!("{count} ports, {} to {}", range.first, range.last));
    }
}

fn is_among(ports: &[i64], port: u64) -> bool {
    i64::try_from(port).is_ok_and(|port| ports.contains(&port))
}
