//! A container has a limited number of port ranges.

use ecslint_core::{Check, ContainerDefinition, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "too-many-port-ranges",
    summary: "A container has more port ranges than ECS takes.",
    group: Group::Ports,
    severity: Severity::Error,
    outcome: Outcome::Rejected { operation: "RegisterTaskDefinition", says: &[] },
    fixable: false,
    since: "0.1.0",
    page: include_str!("too-many-port-ranges.md"),
    needs: &["containerPortRange"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let allowed = usize::try_from(context.facts.limits.container_port_ranges.value).unwrap_or(usize::MAX);
    if container.port_mappings().len() <= allowed {
        return;
    }
    let mut ranges = container.port_mappings().iter().filter_map(|mapping| mapping.container_port_range().known());
    let Some(first_beyond) = ranges.nth(allowed) else { return };
    let count = allowed + 1 + ranges.count();
    context
        .report(
            first_beyond.key_span(),
            format!("`containerPortRange` stands {count} times, a container has at most {allowed} port ranges"),
        )
        .help("join neighbouring ranges");
}
