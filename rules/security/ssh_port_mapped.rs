//! A shell for whoever has the key goes past the audit that ECS Exec writes.

use ecslint_core::{Check, ContainerDefinition, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "ssh-port-mapped",
    summary: "A container opens the port of SSH.",
    group: Group::Security,
    severity: Severity::Advice,
    outcome: Outcome::Advice,
    fixable: false,
    since: "0.1.0",
    page: include_str!("ssh-port-mapped.md"),
    needs: &["portMappings"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let ssh = context.facts.hardening.ssh_port;
    for mapping in container.port_mappings().iter() {
        let Some(ports) = mapping.container_ports() else { continue };
        if (ports.value.first..=ports.value.last).contains(&ssh) {
            context
                .report(ports.span(), format!("`{ssh}` is the port of SSH"))
                .help("use ECS Exec for a shell in a container, or give another service another port");
        }
    }
}
