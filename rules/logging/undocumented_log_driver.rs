//! The agent knows more drivers than the API lists; who relies on them relies on nothing written.

use ecslint_core::views::Capacity;
use ecslint_core::{Check, ContainerDefinition, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "undocumented-log-driver",
    summary: "A log driver works on some instances, but the API does not list it.",
    group: Group::Logging,
    severity: Severity::Warning,
    outcome: Outcome::SilentlyWrong,
    fixable: false,
    since: "0.1.0",
    page: include_str!("undocumented-log-driver.md"),
    needs: &["logConfiguration"],
    check: Check::Container(check),
};

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    // Where it is refused, `log-driver-not-available` says so.
    if task.requires_fargate() {
        return;
    }
    let Some(driver) = container.log_driver().known() else { return };
    let drivers = &context.facts.log_drivers;
    let agent_only = drivers.agent_only.iter().any(|name| name == driver.value);
    let undocumented = container.listed_log_driver(drivers).is_some_and(|known| !known.documented);
    let refused = undocumented && task.requires(Capacity::ManagedInstances).is_yes();
    if refused || !(agent_only || undocumented) {
        return;
    }
    let message = format!("`{}` is a log driver that the API does not list", driver.value);
    let found = context.report(driver.span(), message);
    if agent_only {
        found.help("use a driver that the API lists, or send the output through `awsfirelens`");
    } else {
        found.help("keep it for EC2 alone; Fargate refuses it").severity(Severity::Advice);
    }
}
