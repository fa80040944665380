//! An instance has a limited number of static host ports, its own included: a task that wants more is never placed.

use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "too-many-host-ports",
    summary: "A task takes more static host ports than a container instance has to give.",
    group: Group::Ports,
    severity: Severity::Error,
    outcome: Outcome::FailsAtStart {
        says: &["service %s was unable to place a task because no container instance met all of its requirements."],
    },
    fixable: false,
    since: "0.1.0",
    page: include_str!("too-many-host-ports.md"),
    needs: &["portMappings"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let allowed = usize::try_from(context.facts.ports.reserved_per_instance.value).unwrap_or(usize::MAX);
    let own = context.facts.ports.reserved_on_instances.ports.len();
    let free = allowed.saturating_sub(own);
    if super::mappings(task).nth(free).is_none() {
        return;
    }
    let Some(severity) = super::on_linux_instances(task) else { return };
    let mode = task.network_mode();
    let mut ports: Vec<_> = super::mappings(task)
        .filter_map(|mapping| super::host_claim(mapping, mode))
        .map(|claim| (claim.ports.first, claim.span))
        .collect();
    ports.sort_unstable();
    ports.dedup_by_key(|(port, _)| *port);
    let count = ports.len();
    if count <= free {
        return;
    }
    let Some((_, last)) = ports.iter().max_by_key(|(_, span)| span.start) else { return };
    context
        .report(*last, format!("`hostPort` is set to {count} ports, an instance has {free} beside its own {own}"))
        .severity(severity)
        .help("leave `hostPort` out in `bridge` mode to get dynamic ports");
}
