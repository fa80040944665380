//! Without a prefix nobody sees from the name of a log stream which task and container wrote it.

use super::Logging;
use ecslint_core::edit;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "unprefixed-log-stream",
    summary: "The log driver `awslogs` has no `awslogs-stream-prefix`, so its log streams are named by container ids.",
    group: Group::Logging,
    severity: Severity::Advice,
    outcome: Outcome::Advice,
    fixable: true,
    since: "0.1.0",
    page: include_str!("unprefixed-log-stream.md"),
    needs: &["logConfiguration"],
    check: Check::Container(check),
};

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    // There the prefix is mandatory: `missing-awslogs-stream-prefix` says so.
    if task.requires_fargate() {
        return;
    }
    let Some(logging) = Logging::of(container, context.facts) else { return };
    let Some(options) = logging.configuration.options().known() else { return };
    for name in &logging.driver.required_on_fargate {
        // Where the group is missing too, nothing is written at all.
        if !logging.lacks(name) || logging.driver.required.iter().any(|other| logging.lacks(other)) {
            continue;
        }
        let message = format!("`{name}` is missing, so log streams are named by container ids");
        let found = context.report_missing(logging.place(), message);
        found.help("add it, for instance with the name of the container as the prefix");
        let prefix = container.name().value().filter(|prefix| !prefix.is_empty());
        if let Some(prefix) = prefix.filter(|_| options.value.node().member(name).is_none()) {
            let edits = vec![edit::insert_member(options.node, name, &edit::quote(prefix))];
            found.fix(Fix::unsafe_(format!("add `{name}` with `{prefix}`"), edits));
        }
    }
}
