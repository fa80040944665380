//! Port mappings.

use ecslint_core::values::ports::PortRange;
use ecslint_core::views::Capacity;
use ecslint_core::views::{NetworkMode, PortMapping, Protocol};
use ecslint_core::{ContainerDefinition, Field, Rule, Severity, TaskDefinition};
use ecslint_syntax::Span;

mod container_port_missing;
mod duplicate_container_port;
mod duplicate_host_port;
mod duplicate_port_mapping_name;
mod firelens_port_mapped;
mod host_port_in_dynamic_range;
mod host_port_mismatch;
mod invalid_port_mapping_name;
mod malformed_port_range;
mod overlapping_port_ranges;
mod port_name_in_host_mode;
mod port_out_of_range;
mod port_range_with_single_port;
mod reserved_container_port;
mod reserved_host_port;
mod too_many_host_ports;
mod too_many_port_ranges;
mod unknown_protocol;
mod unused_app_protocol;

pub(crate) static RULES: &[&Rule] = &[
    &container_port_missing::RULE,
    &port_out_of_range::RULE,
    &host_port_mismatch::RULE,
    &duplicate_host_port::RULE,
    &duplicate_container_port::RULE,
    &malformed_port_range::RULE,
    &port_range_with_single_port::RULE,
    &overlapping_port_ranges::RULE,
    &too_many_port_ranges::RULE,
    &duplicate_port_mapping_name::RULE,
    &invalid_port_mapping_name::RULE,
    &unknown_protocol::RULE,
    &unused_app_protocol::RULE,
    &port_name_in_host_mode::RULE,
    &reserved_host_port::RULE,
    &reserved_container_port::RULE,
    &too_many_host_ports::RULE,
    &host_port_in_dynamic_range::RULE,
    &firelens_port_mapped::RULE,
];

/// Ports of one protocol that a mapping takes, and where it says so.
#[derive(Clone, Copy)]
struct Claim {
    protocol: Protocol,
    ports: PortRange,
    span: Span,
}

impl Claim {
    fn is_range(self) -> bool {
        self.ports.first < self.ports.last
    }
}

/// Every port mapping of the task.
fn mappings<'d>(task: TaskDefinition<'d>) -> impl Iterator<Item = PortMapping<'d>> {
    task.containers().iter().flat_map(|container: ContainerDefinition<'d>| container.port_mappings().iter())
}

/// The protocol, where it is surely the one that is written: nothing is claimed in the name of a misspelled one.
fn exact_protocol(mapping: PortMapping<'_>) -> Option<Protocol> {
    match mapping.protocol() {
        Field::Known(known) if known.value == "tcp" => Some(Protocol::Tcp),
        Field::Known(known) if known.value == "udp" => Some(Protocol::Udp),
        Field::Absent(_) => Some(Protocol::Tcp),
        _ => None,
    }
}

/// The container ports that the mapping takes.
fn container_claim(mapping: PortMapping<'_>) -> Option<Claim> {
    let ports = mapping.container_ports().filter(|ports| ports.value.first > 0)?;
    Some(Claim { protocol: exact_protocol(mapping)?, ports: ports.value, span: ports.span() })
}

/// The static host port that the mapping takes. In `host` mode an absent one equals the container port.
fn host_claim(mapping: PortMapping<'_>, mode: Field<'_, NetworkMode>) -> Option<Claim> {
    let port = match mapping.host_port() {
        Field::Known(port) => port,
        Field::Absent(_) if mode.is(NetworkMode::Host) => mapping.container_port().known()?,
        _ => return None,
    };
    let number = u16::try_from(port.value).ok().filter(|number| *number > 0)?;
    let ports = PortRange { first: number, last: number };
    Some(Claim { protocol: exact_protocol(mapping)?, ports, span: port.span() })
}

/// Calls `report` with the earlier claim, the later one in the text, and a port that both take. A claim that meets
/// several others is reported with one of them.
fn clashes(mut claims: Vec<Claim>, mut report: impl FnMut(Claim, Claim, u16)) {
    claims.sort_unstable_by_key(|claim| (claim.protocol as u8, claim.ports.first, claim.span.start));
    let mut widest: Option<Claim> = None;
    for claim in claims {
        let clash = widest.filter(|wide| wide.protocol == claim.protocol && wide.ports.overlap(claim.ports).is_some());
        let Some(wide) = clash else {
            widest = Some(claim);
            continue;
        };
        let (earlier, later) = if wide.span.start < claim.span.start { (wide, claim) } else { (claim, wide) };
        report(earlier, later, claim.ports.first);
        if claim.ports.last > wide.ports.last {
            widest = Some(claim);
        }
    }
}

/// How sure it is that the task's host ports are those of a Linux container instance: an error's worth when the
/// network mode says so, a warning's where `bridge` is only the likely default.
fn on_linux_instances(task: TaskDefinition<'_>) -> Option<Severity> {
    let elsewhere =
        task.is_windows().is_yes() || task.requires_fargate() || task.requires(Capacity::ManagedInstances).is_yes();
    if elsewhere {
        return None;
    }
    if task.runs_in(NetworkMode::Bridge).is_yes() || task.runs_in(NetworkMode::Host).is_yes() {
        return Some(Severity::Error);
    }
    task.network_mode().is_absent().then_some(Severity::Warning)
}

/// How sure it is that the task has the network mode `awsvpc`, and where it says so: an error's worth when it is
/// written or assumed, a warning's where it is the default of Managed Instances.
fn in_awsvpc(task: TaskDefinition<'_>) -> Option<(Severity, Option<Span>)> {
    match task.network_mode() {
        Field::Known(mode) => (mode.value == NetworkMode::Awsvpc).then_some((Severity::Error, Some(mode.span()))),
        Field::Absent(_) if task.runs_in(NetworkMode::Awsvpc).is_yes() => Some((Severity::Error, None)),
        Field::Absent(_) if task.requires_only(Capacity::ManagedInstances) => {
            task.requirement(Capacity::ManagedInstances).map(|item| (Severity::Warning, item.span()))
        }
        _ => None,
    }
}
