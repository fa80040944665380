//! A task in the network of its instance reaches everything the instance reaches.

use ecslint_core::views::NetworkMode;
use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "host-network",
    summary: "The task shares the network of its instance (Security Hub control ECS.17).",
    group: Group::Security,
    severity: Severity::Advice,
    outcome: Outcome::Advice,
    fixable: false,
    since: "0.1.0",
    page: include_str!("host-network.md"),
    needs: &["networkMode"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let Some(mode) = task.network_mode().known().filter(|mode| mode.value == NetworkMode::Host) else { return };
    // Fargate refuses the mode.
    if task.requires_fargate() {
        return;
    }
    context
        .report(mode.span(), "`host` puts the containers into the network of the instance")
        .help("use `awsvpc`, which gives the task a network interface and security groups of its own");
}
