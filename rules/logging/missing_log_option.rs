//! A log driver without its address or its target has nowhere to write to.

use super::Logging;
use ecslint_core::views::Capacity;
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
    needs: &["logConfiguration"],
    check: Check::Container(check),
};

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(logging) = Logging::of(container, context.facts).filter(|it| !it.is_ordinary()) else { return };
    report_empty(&logging, context);
    let mut missing: Vec<&str> =
        logging.driver.required.iter().map(String::as_str).filter(|name| logging.lacks(name)).collect();
    if missing.is_empty() {
        return;
    }
    let refused = missing.len();
    // One finding for one place: `missing-awslogs-stream-prefix` speaks when only the prefix is missing.
    if task.requires(Capacity::Fargate).is_yes() {
        let more = logging.driver.required_on_fargate.iter().map(String::as_str);
        missing.extend(more.filter(|name| logging.lacks(name)));
    }
    let driver = logging.driver.name.as_str();
    let names = list(&missing);
    let verb = if missing.len() == 1 { "is" } else { "are" };
    let message = format!("{names} {verb} missing, which the log driver `{driver}` requires");
    let found = context.report_missing(logging.place(), message);
    found.help(format!("add {names} to `options`")).related(logging.name.span(), "the log driver");
    if logging.rejects_unknown() {
        let list: Vec<&str> = missing.into_iter().take(refused).rev().collect();
        found.says(format!("Log driver {driver} requires options: {}", list.join(", ")));
    } else {
        // Stated by the documentation alone.
        found.severity(Severity::Warning);
    }
}

/// An empty text is no name of a group either; what the service says to it is not known.
fn report_empty(logging: &Logging<'_, '_>, context: &mut Context<'_>) {
    let Some(options) = logging.configuration.options().known() else { return };
    if !options.value.members().any(|member| member.value.as_plain_str() == Some("")) {
        return;
    }
    for name in logging.driver.required.iter().chain(&logging.driver.required_on_fargate) {
        let Some(value) = logging.listed_option(name).known().filter(|value| value.value.is_empty()) else { continue };
        let driver = &logging.driver.name;
        let found = context.report(value.span(), format!("`{name}` is empty, and the log driver `{driver}` needs it"));
        found.severity(Severity::Warning).help(format!("give `{name}` a value"));
        found.says = None;
    }
}

/// The names for a message.
fn list(names: &[&str]) -> String {
    let Some((last, others)) = names.split_last() else { return String::new() };
    match others.is_empty() {
        true => format!("`{last}`"),
        false => {
            format!("{} and `{last}`", others.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", "))
        }
    }
}
