//! Hints for one container.

use ecslint_core::Field;
use ecslint_core::field::Located;
use ecslint_core::views::{ContainerDefinition, HealthCheck, LinuxParameters, NetworkMode, PortMapping};
use ecslint_schemas::facts::limits::Range;

use super::{Hints, InlayHint, Side};
use crate::sizes;
use crate::view::View;

pub(super) fn hints(view: View<'_>, container: ContainerDefinition<'_>, hints: &mut Hints) {
    if let Some(cpu) = positive(container.cpu()) {
        hints.behind(&cpu, sizes::vcpu(cpu.value), None);
    }
    memory(hints, container.memory());
    memory(hints, container.memory_reservation());
    if let Some(linux) = container.linux_parameters().value() {
        linux_sizes(hints, linux);
    }
    for requirement in container.resource_requirements().iter() {
        let sharing = requirement.sharing_strategy().value().and_then(|sharing| sharing.nvidia_mps().value());
        if let Some(sharing) = sharing {
            memory(hints, sharing.memory());
        }
    }
    for mapping in container.port_mappings().iter() {
        host_port(view, hints, mapping);
    }
    timeout(hints, container.start_timeout(), None);
    timeout(hints, container.stop_timeout(), view.facts.limits.stop_timeout_fargate.default);
    if let Some(policy) = container.restart_policy().value() {
        timeout(hints, policy.restart_attempt_period(), view.facts.limits.restart_attempt_period.default);
    }
    if let Field::Known(check) = container.health_check() {
        health_check(view, container, hints, &check);
    }
}

/// A known number that is greater than zero.
fn positive(field: Field<'_, i64>) -> Option<Located<'_, u64>> {
    let known = field.known()?;
    let value = u64::try_from(known.value).ok().filter(|value| *value > 0)?;
    Some(known.with(value))
}

/// A number of MiB that is easier to read in GiB.
fn memory(hints: &mut Hints, field: Field<'_, i64>) {
    if let Some(mib) = positive(field).filter(|mib| mib.value >= 1024) {
        hints.behind(&mib, sizes::memory(mib.value), None);
    }
}

fn linux_sizes(hints: &mut Hints, linux: LinuxParameters<'_>) {
    memory(hints, linux.shared_memory_size());
    memory(hints, linux.max_swap());
    for mount in linux.tmpfs().iter() {
        memory(hints, mount.size());
    }
}

/// What port of the host stands behind a mapping that does not name one.
fn host_port(view: View<'_>, hints: &mut Hints, mapping: PortMapping<'_>) {
    let runs_in = |mode| view.task.runs_in(mode).is_yes();
    let Some(port) = mapping.container_port().known() else { return };
    match mapping.host_port() {
        Field::Known(zero) if zero.value == 0 && runs_in(NetworkMode::Bridge) => {
            hints.behind(&zero, "dynamic host port".to_owned(), dynamic(view));
        }
        Field::Absent(_) if runs_in(NetworkMode::Bridge) => {
            hints.behind(&port, "dynamic host port".to_owned(), dynamic(view));
        }
        Field::Absent(_) if runs_in(NetworkMode::Awsvpc) || runs_in(NetworkMode::Host) => {
            let tooltip = "In `awsvpc` and `host` mode the host port equals the container port".to_owned();
            hints.behind(&port, "same host port".to_owned(), Some(tooltip));
        }
        _ => {}
    }
}

/// From which ports one is picked.
fn dynamic(view: View<'_>) -> Option<String> {
    let ports = &view.facts.ports.dynamic_linux;
    let (first, last) = (ports.first, ports.last);
    Some(format!("Picked at start from what the kernel allows, on Linux {first} to {last} when it names no range"))
}

/// A number of seconds that is easier to read in minutes, or that could be left out.
fn timeout(hints: &mut Hints, field: Field<'_, i64>, usual: Option<i64>) {
    let Some(seconds) = positive(field) else { return };
    let usual = usual.and_then(|usual| u64::try_from(usual).ok());
    let mut remarks = Vec::new();
    if seconds.value >= 60 {
        remarks.push(sizes::time(seconds.value));
    }
    if usual == Some(seconds.value) {
        remarks.push("the default".to_owned());
    }
    if !remarks.is_empty() {
        let tooltip = usual.map(|usual| format!("{} when absent", sizes::time(usual)));
        hints.behind(&seconds, remarks.join(", "), tooltip);
    }
}

/// After how long the container counts as unhealthy.
fn health_check(
    view: View<'_>,
    container: ContainerDefinition<'_>,
    hints: &mut Hints,
    check: &Located<'_, HealthCheck<'_>>,
) {
    let health = check.value;
    let first = health.command().known().next();
    if first.is_some_and(|first| first.value == view.facts.health_checks.off) {
        return;
    }
    let limits = &view.facts.limits;
    let known = (|| {
        let interval = number(health.interval(), &limits.health_check_interval)?;
        let timeout = number(health.timeout(), &limits.health_check_timeout)?;
        let retries = number(health.retries(), &limits.health_check_retries)?;
        let quickest = interval.checked_mul(retries)?;
        Some((interval, timeout, retries, quickest, quickest.checked_add(timeout.checked_mul(retries)?)?))
    })();
    let Some((interval, timeout, retries, quickest, slowest)) = known else { return };
    let [interval, timeout, slowest] = [interval, timeout, slowest].map(sizes::time);
    let checks = if retries == 1 { "1 check fails".to_owned() } else { format!("{retries} checks in a row fail") };
    let mut tooltip =
        format!("Unhealthy when {checks}, one every {interval}; up to {slowest} when each one takes its {timeout}");
    match health.start_period() {
        Field::Known(grace) if grace.value > 0 => {
            let grace = sizes::time(u64::try_from(grace.value).unwrap_or_default());
            tooltip.push_str(&format!(". Failures in the first {grace} after the start do not count"));
        }
        Field::Known(_) | Field::Absent(_) => {}
        Field::Opaque(_) => return,
    }
    // Behind the bracket, since the remark is about the object as a whole; where there is none, behind the colon.
    let offset = match container.object().node().member("healthCheck") {
        Some(member) if check.node.is_unquoted() => member.colon().unwrap_or(member.key.span()).end,
        _ => check.span().start + 1,
    };
    let label = format!("unhealthy after {}", sizes::time(quickest));
    hints.push(InlayHint { offset, label, tooltip: Some(tooltip), side: Side::After });
}

/// A number, or its default where it is absent; `None` where it is unknown or not allowed.
fn number(field: Field<'_, i64>, range: &Range) -> Option<u64> {
    let value = match field {
        Field::Known(known) => known.value,
        Field::Absent(_) => range.default?,
        Field::Opaque(_) => return None,
    };
    range.contains(value).then(|| u64::try_from(value).ok()).flatten()
}
