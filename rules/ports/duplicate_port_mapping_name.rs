//! Service Connect finds a port by the name of its mapping, so a name stands once in the task.

use ecslint_core::views::NetworkMode;
use ecslint_core::{Check, Context, Group, Located, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "duplicate-port-mapping-name",
    summary: "Two port mappings of the task have the same name.",
    group: Group::Ports,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &["When networkMode=awsvpc, port mapping name is already used", "port mapping name is already used"],
    },
    fixable: false,
    since: "0.1.0",
    page: include_str!("duplicate-port-mapping-name.md"),
    needs: &["portMappings"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let names =
        || super::mappings(task).filter_map(|mapping| mapping.name().known().filter(|name| !name.value.is_empty()));
    if names().nth(1).is_none() {
        return;
    }
    let mut sorted: Vec<Located<'_, &str>> = names().collect();
    sorted.sort_by_key(|name| (name.value, name.span().start));
    let in_awsvpc = task.runs_in(NetworkMode::Awsvpc).is_yes();
    let mut first = sorted[0];
    for name in &sorted[1..] {
        if name.value != first.value {
            first = *name;
            continue;
        }
        let found = context.report(name.span(), format!("`{}` names two port mappings of the task", name.value));
        found.related(first.span(), "named here first").help("give each port mapping a name of its own");
        // The rejection was seen in `awsvpc` mode, and its words speak of that mode alone.
        if !in_awsvpc {
            found.severity(Severity::Warning);
        }
    }
}
