//! A check of a port that nothing in the task announces is often a leftover.

use ecslint_core::text;
use ecslint_core::values::ports::PortRange;
use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "health-check-on-another-port",
    summary: "A health check asks a local port that no container of the task lists.",
    group: Group::Health,
    severity: Severity::Advice,
    outcome: Outcome::Advice,
    fixable: false,
    since: "0.1.0",
    page: include_str!("health-check-on-another-port.md"),
    needs: &["healthCheck"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let hosts = &context.facts.health_checks.local_hosts;
    let mut listed: Option<Vec<PortRange>> = None;
    for container in task.containers().iter() {
        let mappings = container.port_mappings();
        let Some(ports) = mappings.member().filter(|_| !mappings.is_empty()) else { continue };
        let Some(check) = container.health_check().known() else { continue };
        for word in check.value.command().known() {
            let Some(port) = port_behind(word.value, hosts) else { continue };
            if listed.is_none() {
                listed = listed_ports(task);
            }
            let Some(listed) = &listed else { return };
            let before = listed.partition_point(|range| range.first <= port);
            if listed[..before].iter().rev().take(MOST_OVERLAPPING).any(|range| range.last >= port) {
                continue;
            }
            context
                .report(word.span(), format!("`{port}` is a port that no container of the task lists"))
                .help("check the port that the container listens on, or list this one in `portMappings`")
                .related(ports.key.span(), "the ports");
        }
    }
}

/// How many ranges before a port are looked at; more would not overlap in a definition that registers.
const MOST_OVERLAPPING: usize = 200;

/// The port behind the name of one of `hosts` and a colon in `text`; that of the first host where there are several.
fn port_behind(text: &str, hosts: &[String]) -> Option<u16> {
    let mut found = None;
    for colon in text::all(text, b':') {
        // A host that was found already keeps its first port.
        let wanted = found.map_or(hosts.len(), |(host, _)| host);
        let (before, behind) = (&text[..colon], &text[colon + 1..]);
        let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
        let Ok(port) = behind[..digits].parse() else { continue };
        if let Some(host) = hosts[..wanted].iter().position(|host| before.ends_with(host.as_str())) {
            found = Some((host, port));
        }
    }
    found.map(|(_, port)| port)
}

/// The ports that the containers of the task list, in order: containers may share a network stack. `None` where a port
/// is not known.
fn listed_ports(task: TaskDefinition<'_>) -> Option<Vec<PortRange>> {
    let containers = task.containers();
    let mut ports = Vec::new();
    for container in containers.iter() {
        let mappings = container.port_mappings();
        for mapping in mappings.iter() {
            ports.push(mapping.container_ports()?.value);
        }
        if !mappings.is_complete() {
            return None;
        }
    }
    ports.sort_unstable_by_key(|range| (range.first, range.last));
    containers.is_complete().then_some(ports)
}
