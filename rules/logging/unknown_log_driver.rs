//! A log driver that nobody knows is refused before anything else of the log configuration is read.

use ecslint_core::edit;
use ecslint_core::suggest::{nearest, one_of};
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "unknown-log-driver",
    summary: "`logDriver` names a log driver that does not exist.",
    group: Group::Logging,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &["%s is not a valid log driver. Must be one of [awslogs, splunk, awsfirelens]"],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("unknown-log-driver.md"),
    needs: &["logConfiguration"],
    check: Check::Container(check),
};

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(driver) = container.log_driver().known() else { return };
    let drivers = &context.facts.log_drivers;
    if container.listed_log_driver(drivers).is_some() || drivers.agent_only.iter().any(|name| name == driver.value) {
        return;
    }
    let known = || drivers.drivers.iter().filter(|known| known.documented).map(|known| known.name.as_str());
    let message = match driver.value {
        "" => "`logDriver` is empty".to_owned(),
        name => format!("`{name}` is not a log driver"),
    };
    let found = context.report(driver.span(), message);
    if task.requires_fargate() {
        found
            .says(format!("{} is not a valid log driver. Must be one of [awslogs, splunk, awsfirelens]", driver.value));
    }
    match nearest(driver.value, known()) {
        Some(meant) => {
            let edits = vec![edit::replace_string(driver.node, meant)];
            let title = format!("replace it by `{meant}`");
            let same = meant.eq_ignore_ascii_case(driver.value);
            found.help(format!("did you mean `{meant}`?"));
            found.fix(if same { Fix::safe(title, edits) } else { Fix::unsafe_(title, edits) });
        }
        None => {
            found.help(format!("use {}", one_of(known())));
        }
    }
}
