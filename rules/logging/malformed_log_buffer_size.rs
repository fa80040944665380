//! The buffer size is a number with a letter for its unit.

use super::Logging;
use ecslint_core::member_names::member;
use ecslint_core::{Check, ContainerDefinition, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "malformed-log-buffer-size",
    summary: "The log option `max-buffer-size` is not a size.",
    group: Group::Logging,
    severity: Severity::Warning,
    outcome: Outcome::FailsAtStart { says: &["error parsing option max-buffer-size"] },
    fixable: false,
    since: "0.1.0",
    page: include_str!("malformed-log-buffer-size.md"),
    needs: &["max-buffer-size"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(logging) = Logging::of(container, context.facts) else { return };
    let Some(size) = logging.option(const { member("max-buffer-size") }).known() else { return };
    let common = &context.facts.log_drivers.common;
    if is_size(size.value, &common.buffer_size_units) {
        return;
    }
    context
        .report(size.span(), format!("`{}` is not a size for `max-buffer-size`", size.value))
        .help(format!("write a number and `k`, `m` or `g`, for instance `{}`", common.default_buffer_size));
}

/// A number with at most one of the units behind it. Docker also takes blanks before the unit, and `b` or `ib` behind it.
fn is_size(text: &str, units: &[String]) -> bool {
    let letters = text.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
    let (number, unit) = text.split_at(text.len() - letters);
    let number = number.trim_end();
    number.bytes().any(|byte| byte.is_ascii_digit())
        && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && is_unit(unit, units)
}

fn is_unit(unit: &str, units: &[String]) -> bool {
    let ends = ["ib", "b"]
        .into_iter()
        .find(|end| unit.len().checked_sub(end.len()).is_some_and(|start| unit[start..].eq_ignore_ascii_case(end)));
    let unit = &unit[..unit.len() - ends.map_or(0, str::len)];
    unit.is_empty() || units.iter().any(|known| known.eq_ignore_ascii_case(unit))
}
