//! A log file on the instance ends with its container only.

use super::Logging;
use ecslint_core::edit;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "unbounded-log-file",
    summary: "The log driver `json-file` has no `max-size`, so the log of a container grows until the disk is full.",
    group: Group::Logging,
    severity: Severity::Advice,
    outcome: Outcome::Advice,
    fixable: true,
    since: "0.1.0",
    page: include_str!("unbounded-log-file.md"),
    needs: &["logConfiguration"],
    check: Check::Container(check),
};

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    // Fargate has no such driver.
    if task.requires_fargate() || !container.log_driver().is("json-file") {
        return;
    }
    let Some(logging) = Logging::of(container, context.facts) else { return };
    if !logging.lacks("max-size") {
        return;
    }
    let found = context.report_missing(logging.place(), "`max-size` is missing, so the log file grows without end");
    found.help("add `max-size`, for instance `10m`, and `max-file` for more than one file of that size");
    let options = logging.configuration.options().known();
    if let Some(options) = options.filter(|options| options.value.node().member("max-size").is_none()) {
        let edits = vec![edit::insert_member(options.node, "max-size", "\"10m\"")];
        found.fix(Fix::unsafe_("add `max-size` with `10m`", edits));
    }
}
