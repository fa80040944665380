//! With a network interface of its own a task has no host port to map to.

use ecslint_core::edit;
use ecslint_core::views::NetworkMode;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "host-port-mismatch",
    summary: "A host port differs from the container port in the network mode `awsvpc` or `host`.",
    group: Group::Ports,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &[
            "When networkMode=awsvpc, the host ports and container ports in port mappings must match.",
            "When networkMode=host, the host ports and container ports in port mappings must match.",
        ],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("host-port-mismatch.md"),
    needs: &["hostPort"],
    check: Check::Container(check),
};

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    if container.port_mappings().is_empty() {
        return;
    }
    let host = task.network_mode().known().filter(|mode| mode.value == NetworkMode::Host);
    let (mode, severity, reason) = match (host, super::in_awsvpc(task)) {
        (Some(mode), _) => (mode.value, Severity::Error, Some(mode.span())),
        (None, Some((severity, span))) => (NetworkMode::Awsvpc, severity, span),
        (None, None) => return,
    };
    let name = mode.name();
    for mapping in container.port_mappings().iter() {
        let (Some(host), Some(port)) = (mapping.host_port().known(), mapping.container_port().known()) else {
            continue;
        };
        let limits = &context.facts.limits;
        let are_ports = limits.container_port.contains(port.value) && limits.host_port.contains(host.value);
        if host.value == port.value || !are_ports {
            continue;
        }
        context
            .report(
                host.span(),
                format!(
                    "`hostPort` {} differs from `containerPort` {} in network mode `{name}`",
                    host.value, port.value
                ),
            )
            .severity(severity)
            .says(format!("When networkMode={name}, the host ports and container ports in port mappings must match."))
            .help("leave `hostPort` out, or set it to the container port")
            .related(port.span(), "the container port")
            .related(reason, "the network mode")
            .fix(Fix::unsafe_(
                format!("set `hostPort` to {}", port.value),
                vec![edit::replace(host.node, port.value.to_string())],
            ));
    }
}
