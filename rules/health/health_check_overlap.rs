//! A check that may still run when the next one is due says little about the moment.

use ecslint_core::{Check, ContainerDefinition, Context, Field, Group, Outcome, Rule, Severity, TaskDefinition};
use ecslint_schemas::facts::limits::Range;

pub(crate) static RULE: Rule = Rule {
    name: "health-check-overlap",
    summary: "The interval of a health check is not longer than its timeout.",
    group: Group::Health,
    severity: Severity::Advice,
    outcome: Outcome::Advice,
    fixable: false,
    since: "0.1.0",
    page: include_str!("health-check-overlap.md"),
    needs: &["healthCheck"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(check) = container.health_check().known().map(|check| check.value) else { return };
    let limits = &context.facts.limits;
    let (interval, timeout) = (check.interval(), check.timeout());
    let seconds = |field: Field<'_, i64>, range: &Range| match field {
        Field::Known(number) => Some(number.value).filter(|value| range.contains(*value)),
        Field::Absent(_) => range.default,
        Field::Opaque(_) => None,
    };
    let (Some(every), Some(longest)) =
        (seconds(interval, &limits.health_check_interval), seconds(timeout, &limits.health_check_timeout))
    else {
        return;
    };
    let Some(written) = interval.known().or(timeout.known()).filter(|_| every <= longest) else { return };
    let found = context.report(
        written.span(),
        format!("`interval` is {every} seconds, no longer than `timeout` with {longest} seconds"),
    );
    found.help("make the interval longer than the timeout");
    if let (Some(_), Some(timeout)) = (interval.known(), timeout.known()) {
        found.related(timeout.span(), "the timeout");
    }
}
