//! A definition that lists its launch types runs on no other one.

use ecslint_core::{Check, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition, edit};

pub(crate) static RULE: Rule = Rule {
    name: "launch-type-not-listed",
    summary: "The launch type that is assumed with `--assume` is not among `requiresCompatibilities`.",
    group: Group::LaunchType,
    severity: Severity::Error,
    outcome: Outcome::Rejected { operation: "RunTask", says: &["Task definition does not support launch_type %s."] },
    fixable: true,
    since: "0.1.0",
    page: include_str!("launch-type-not-listed.md"),
    needs: &["requiresCompatibilities"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let Some(capacity) = task.assumption().capacity else { return };
    let listed = task.requires_compatibilities();
    let Some(member) = listed.member().filter(|_| listed.is_complete() && !listed.is_empty()) else { return };
    let name = capacity.name();
    if listed.known().any(|item| item.value == name) {
        return;
    }
    context
        .report(member.key.span(), format!("`requiresCompatibilities` does not list `{name}`"))
        .says(format!("Task definition does not support launch_type {name}."))
        .help(format!("list `{name}`, alone or beside the others"))
        .fix(Fix::unsafe_(
            format!("list `{name}` alone"),
            vec![edit::replace(member.value, format!("[{}]", edit::quote(name)))],
        ));
}
