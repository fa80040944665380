//! The containers of a task in `awsvpc` mode share one network interface, so a port belongs to one mapping.

use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "duplicate-container-port",
    summary: "Two port mappings of a task in `awsvpc` mode take the same container port.",
    group: Group::Ports,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &[
            "TCP container port '%s' is used multiple times in task when networkMode=awsvpc.",
            "UDP container port '%s' is used multiple times in task when networkMode=awsvpc.",
        ],
    },
    fixable: false,
    since: "0.1.0",
    page: include_str!("duplicate-container-port.md"),
    needs: &["portMappings"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let Some((severity, mode)) = super::in_awsvpc(task) else { return };
    if super::mappings(task).nth(1).is_none() {
        return;
    }
    let claims = super::mappings(task).filter_map(super::container_claim).collect();
    super::clashes(claims, |earlier, later, port| {
        let protocol = later.protocol.name();
        let message = if later.is_range() {
            format!("`{}-{}` holds {protocol} ports that the task maps twice", later.ports.first, later.ports.last)
        } else {
            format!("`{port}` is mapped twice as a {protocol} container port in network mode `awsvpc`")
        };
        context
            .report(later.span, message)
            .severity(severity)
            .says(format!("{protocol} container port '{port}' is used multiple times in task when networkMode=awsvpc."))
            .related(earlier.span, "mapped here first")
            .related(mode, "the containers share one network interface")
            .help("let the containers listen on different ports, and map each port once");
    });
}
