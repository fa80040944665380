//! A port belongs to one range: the ranges of a container must not overlap. In `awsvpc` mode the whole task counts, and
//! `duplicate-container-port` speaks.

use ecslint_core::views::NetworkMode;
use ecslint_core::{Check, ContainerDefinition, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "overlapping-port-ranges",
    summary: "Two port ranges of a container overlap.",
    group: Group::Ports,
    severity: Severity::Error,
    outcome: Outcome::Rejected { operation: "RegisterTaskDefinition", says: &[] },
    fixable: false,
    since: "0.1.0",
    page: include_str!("overlapping-port-ranges.md"),
    needs: &["containerPortRange"],
    check: Check::Container(check),
};

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let mappings = container.port_mappings();
    if mappings.len() < 2 || mappings.iter().all(|mapping| mapping.container_port_range().is_absent()) {
        return;
    }
    // Host mode takes no ranges at all.
    if task.runs_in(NetworkMode::Awsvpc).is_yes() || task.runs_in(NetworkMode::Host).is_yes() {
        return;
    }
    let claims = mappings.iter().filter_map(super::container_claim).collect();
    super::clashes(claims, |earlier, later, port| {
        if !earlier.is_range() && !later.is_range() {
            return;
        }
        let ports = later.ports;
        let text = if later.is_range() { format!("{}-{}", ports.first, ports.last) } else { ports.first.to_string() };
        let found = context.report(later.span, format!("`{text}` overlaps a port range of the same container"));
        found.related(earlier.span, format!("holds port {port} too")).help("put each port into one mapping");
        if !earlier.is_range() || !later.is_range() {
            found.severity(Severity::Warning);
        }
    });
}
