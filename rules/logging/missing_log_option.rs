//! A log driver without its address or its target has nowhere to write to.

use super::Logging;
use ecslint_core::{Check, ContainerDefinition, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "missing-log-option",
    summary: "An option that the log driver requires is missing.",
    group: Group::Logging,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &["Log driver awslogs requires options: %s"],
    },
    fixable: false,
    since: "0.1.0",
    page: include_str!("missing-log-option.md"),
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(logging) = Logging::of(container, context.facts) else { return };
    let missing: Vec<&str> =
        logging.driver.required.iter().map(String::as_str).filter(|name| logging.lacks(name)).collect();
    if missing.is_empty() {
        return;
    }
    let driver = logging.driver.name.as_str();
    let names = missing.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" and ");
    let verb = if missing.len() == 1 { "is" } else { "are" };
    let message = format!("{names} {verb} missing, which the log driver `{driver}` requires");
    let found = context.report_missing(logging.place(), message);
    found.help(format!("add {names} to `options`")).related(logging.name.span(), "the log driver");
    if logging.rejects_unknown() {
        let list: Vec<&str> = missing.into_iter().rev().collect();
        found.says(format!("Log driver {driver} requires options: {}", list.join(", ")));
    } else {
        // Stated by the documentation alone.
        found.severity(Severity::Warning);
    }
}
