//! Ports are 16-bit numbers; registration refuses others.

use ecslint_core::{Check, ContainerDefinition, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "port-out-of-range",
    summary: "A container port or host port is no port number.",
    group: Group::Ports,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &["Invalid 'containerPort' setting for container '%s'."],
    },
    fixable: false,
    since: "0.1.0",
    page: include_str!("port-out-of-range.md"),
    needs: &["portMappings"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    for mapping in container.port_mappings().iter() {
        let (allowed, allowed_host) = (&context.facts.limits.container_port, &context.facts.limits.host_port);
        let (min, max, host_max) = (allowed.min, allowed.max, allowed_host.max);
        let wrong = mapping.container_port().known().filter(|port| !allowed.contains(port.value));
        let wrong_host = mapping.host_port().known().filter(|port| !allowed_host.contains(port.value));
        if let Some(port) = wrong {
            context
                .report(port.span(), format!("`containerPort` {} is not from {min} to {max}", port.value))
                .says(format!("Invalid 'containerPort' setting for container '{}'.", container.label()))
                .help("write the port on which the container listens");
        }
        // The same wrong number twice is one mistake.
        let repeats = |host: i64| wrong.is_some_and(|port| port.value == host);
        if let Some(host) = wrong_host.filter(|host| !repeats(host.value)) {
            context
                .report(host.span(), format!("`hostPort` {} is not from 0 to {host_max}", host.value))
                .help("leave `hostPort` out, or write the port on the instance");
        }
    }
}
