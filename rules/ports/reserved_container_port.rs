//! Fargate keeps a port of Windows tasks for itself.

use ecslint_core::{Check, ContainerDefinition, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "reserved-container-port",
    summary: "A container port is one that Fargate keeps for itself on Windows.",
    group: Group::Ports,
    severity: Severity::Warning,
    outcome: Outcome::SilentlyWrong,
    fixable: false,
    since: "0.1.0",
    page: include_str!("reserved-container-port.md"),
    needs: &["operatingSystemFamily"],
    check: Check::Container(check),
};

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    if container.port_mappings().is_empty() || !task.requires_fargate() || !task.is_windows().is_yes() {
        return;
    }
    for mapping in container.port_mappings().iter() {
        let Some(ports) = mapping.container_ports() else { continue };
        let (first, last) = (i64::from(ports.value.first), i64::from(ports.value.last));
        let reserved = &context.facts.ports.reserved_on_fargate_windows.ports;
        let Some(port) = reserved.iter().copied().find(|port| (first..=last).contains(port)) else { continue };
        context
            .report(ports.span(), format!("`{port}` is a port that Fargate reserves in Windows tasks"))
            .related(task.operating_system_family().span(), "the operating system")
            .help("let the container listen on another port");
    }
}
