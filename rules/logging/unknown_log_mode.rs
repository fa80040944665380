//! The delivery mode is one of two words; any other stops the driver.

use super::Logging;
use ecslint_core::edit;
use ecslint_core::member_names::member;
use ecslint_core::suggest::{nearest, one_of};
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "unknown-log-mode",
    summary: "The log option `mode` is neither `blocking` nor `non-blocking`.",
    group: Group::Logging,
    severity: Severity::Warning,
    outcome: Outcome::FailsAtStart { says: &["logger: logging mode not supported: %s"] },
    fixable: true,
    since: "0.1.0",
    page: include_str!("unknown-log-mode.md"),
    needs: &["mode"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(logging) = Logging::of(container, context.facts) else { return };
    let Some(mode) = logging.option(const { member("mode") }).known() else { return };
    let modes = &context.facts.log_drivers.common.modes;
    if mode.value.is_empty() || modes.iter().any(|known| known == mode.value) {
        return;
    }
    let found = context.report(mode.span(), format!("`{}` is not a value of the log option `mode`", mode.value));
    found.says(format!("logger: logging mode not supported: {}", mode.value));
    found.help(format!("use {}", one_of(modes.iter().map(String::as_str))));
    let plain = mode.value.replace(['_', ' '], "-");
    if let Some(meant) = nearest(&plain, modes.iter().map(String::as_str)) {
        let title = format!("replace it by `{meant}`");
        found.fix(Fix::unsafe_(title, vec![edit::replace_string(mode.node, meant)]));
    }
}
