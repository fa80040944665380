//! A check of a port that nothing in the task announces is often a leftover.

use ecslint_core::{Check, ContainerDefinition, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "health-check-on-another-port",
    summary: "A health check asks a local port that no container of the task lists.",
    group: Group::Health,
    severity: Severity::Advice,
    outcome: Outcome::Advice,
    fixable: false,
    since: "0.1.0",
    page: include_str!("health-check-on-another-port.md"),
    check: Check::Container(check),
};

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(check) = container.health_check().known() else { return };
    if container.port_mappings().is_empty() {
        return;
    }
    let hosts = &context.facts.health_checks.local_hosts;
    for word in check.value.command().known() {
        let Some(port) = hosts.iter().find_map(|host| port_behind(word.value, host)) else { continue };
        let Some(false) = is_listed(task, port) else { return };
        context
            .report(word.span(), format!("`{port}` is a port that no container of the task lists"))
            .help("check the port that the container listens on, or list this one in `portMappings`")
            .related(container.port_mappings().member().map_or(word.span(), |member| member.key.span()), "the ports");
        return;
    }
}

/// The port behind `host:` in `text`.
fn port_behind(text: &str, host: &str) -> Option<u16> {
    let rest = text[text.find(host)? + host.len()..].strip_prefix(':')?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    rest[..digits].parse().ok()
}

/// Whether a container of the task lists the port: containers may share a network stack. `None` where a port is not
/// known.
fn is_listed(task: TaskDefinition<'_>, port: u16) -> Option<bool> {
    let containers = task.containers();
    let mut listed = false;
    for container in containers.iter() {
        let mappings = container.port_mappings();
        for mapping in mappings.iter() {
            let ports = mapping.container_ports()?.value;
            listed |= (ports.first..=ports.last).contains(&port);
        }
        if !mappings.is_complete() {
            return None;
        }
    }
    containers.is_complete().then_some(listed)
}
