//! A port of the instance can be mapped once: whatever the network mode, the same static host port twice is refused.

use ecslint_core::views::NetworkMode;
use ecslint_core::{Check, Context, Field, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "duplicate-host-port",
    summary: "Two port mappings of the task take the same host port.",
    group: Group::Ports,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &[
            "TCP host port '%s' is mapped multiple times in task.",
            "UDP host port '%s' is mapped multiple times in task.",
        ],
    },
    fixable: false,
    since: "0.1.0",
    page: include_str!("duplicate-host-port.md"),
    needs: &["portMappings"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let mode = task.network_mode();
    // In `awsvpc` mode the container ports clash, and in `none` mode there is nothing to map.
    if matches!(mode, Field::Known(known) if known.value == NetworkMode::None) || super::in_awsvpc(task).is_some() {
        return;
    }
    if super::mappings(task).nth(1).is_none() {
        return;
    }
    let claims = super::mappings(task).filter_map(|mapping| super::host_claim(mapping, mode)).collect();
    super::clashes(claims, |earlier, later, port| {
        let protocol = later.protocol.name();
        context
            .report(later.span, format!("`{port}` is mapped twice as a {protocol} host port"))
            .says(format!("{protocol} host port '{port}' is mapped multiple times in task."))
            .related(earlier.span, "mapped here first")
            .help("use another host port, or leave `hostPort` out in `bridge` mode to get a free one");
    });
}
