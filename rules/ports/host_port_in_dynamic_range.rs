//! Docker and the kernel hand out high ports by themselves; a static host port among them may be taken.

use ecslint_core::{Check, ContainerDefinition, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "host-port-in-dynamic-range",
    summary: "A static host port lies where instances hand out dynamic ports.",
    group: Group::Ports,
    severity: Severity::Advice,
    outcome: Outcome::Advice,
    fixable: false,
    since: "0.1.0",
    page: include_str!("host-port-in-dynamic-range.md"),
    needs: &["hostPort"],
    check: Check::Container(check),
};

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    if container.port_mappings().is_empty() || super::on_linux_instances(task).is_none() {
        return;
    }
    for mapping in container.port_mappings().iter() {
        let facts = &context.facts.ports;
        let Some(host) = mapping.host_port().known() else { continue };
        let port = host.value;
        let is_dynamic = port >= facts.usually_free_below.value && port <= facts.dynamic_linux.last;
        if !is_dynamic || facts.reserved_on_instances.ports.contains(&port) {
            continue;
        }
        let message = if facts.dynamic_linux.contains(port) {
            format!("`hostPort` {port} is in the range of dynamic ports")
        } else {
            format!("`hostPort` {port} is in the range that most kernels use for dynamic ports")
        };
        let free = facts.usually_free_below.value;
        context
            .report(host.span(), message)
            .help(format!("use a port below {free}, or leave `hostPort` out in `bridge` mode"));
    }
}
