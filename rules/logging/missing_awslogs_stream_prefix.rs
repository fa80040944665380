//! On Fargate the name of a log stream begins with a prefix that has no default.

use super::Logging;
use ecslint_core::edit;
use ecslint_core::views::Capacity;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "missing-awslogs-stream-prefix",
    summary: "The log driver `awslogs` on Fargate lacks `awslogs-stream-prefix`.",
    group: Group::Logging,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &[
            "Fargate requires log configuration options to include awslogs-stream-prefix to support log driver awslogs.",
            "Fargate requires log configuration options to include awslogs-stream-prefix",
        ],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("missing-awslogs-stream-prefix.md"),
    needs: &["logConfiguration"],
    check: Check::Container(check),
};

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(required) = task.requirement(Capacity::Fargate) else { return };
    let Some(logging) = Logging::of(container, context.facts).filter(|it| !it.is_ordinary()) else { return };
    for name in &logging.driver.required_on_fargate {
        // Where more is missing, `missing-log-option` names all of it.
        if !logging.lacks(name) || logging.driver.required.iter().any(|other| logging.lacks(other)) {
            continue;
        }
        let driver = &logging.driver.name;
        let message = format!("`{name}` is missing, and the log driver `{driver}` requires it on Fargate");
        let found = context.report_missing(logging.place(), message);
        found.help("add it, for instance with the name of the container as the prefix");
        found.related(required.span(), "asked for here");
        let options = logging.configuration.options().known();
        if let (Some(options), Some(prefix)) = (options, container.name().value()) {
            // A `null` in its place is the business of another rule.
            if options.value.node().member(name).is_none() && !prefix.is_empty() {
                let edits = vec![edit::insert_member(options.node, name, &edit::quote(prefix))];
                found.fix(Fix::safe(format!("add `{name}` with `{prefix}`"), edits));
            }
        }
    }
}
