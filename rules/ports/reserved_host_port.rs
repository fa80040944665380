//! SSH, Docker and the ECS agent hold ports of every container instance: a task that wants one is never placed.

use ecslint_core::views::Protocol;
use ecslint_core::{Check, ContainerDefinition, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "reserved-host-port",
    summary: "A host port is one that every container instance keeps for itself.",
    group: Group::Ports,
    severity: Severity::Error,
    outcome: Outcome::FailsAtStart {
        says: &[
            "service %s was unable to place a task because no container instance met all of its requirements.",
            "The closest matching container-instance %s is already using a port required by your task.",
            "RESOURCE:PORTS",
        ],
    },
    fixable: false,
    since: "0.1.0",
    page: include_str!("reserved-host-port.md"),
    needs: &["portMappings"],
    check: Check::Container(check),
};

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    if container.port_mappings().is_empty() {
        return;
    }
    let Some(severity) = super::on_linux_instances(task) else { return };
    for mapping in container.port_mappings().iter() {
        let Some(host) = super::host_claim(mapping, task.network_mode()) else { continue };
        let port = i64::from(host.ports.first);
        // The reserved ports are TCP ports.
        if host.protocol != Protocol::Tcp || !context.facts.ports.reserved_on_instances.ports.contains(&port) {
            continue;
        }
        context
            .report(host.span, format!("`{port}` is reserved on container instances for SSH, Docker or the ECS agent"))
            .severity(severity)
            .help("use another host port");
    }
}
