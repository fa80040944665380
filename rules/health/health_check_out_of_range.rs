//! The times and the number of retries of a health check have bounds.

use ecslint_core::edit;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "health-check-out-of-range",
    summary: "A time or the number of retries of a health check is out of the range that ECS takes.",
    group: Group::Health,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &[
            "Health check %s must be less than or equal to the maximum allowed value %s for container '%s'",
            "Health check %s must be greater than or equal to the minimum allowed value %s for container '%s'",
        ],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("health-check-out-of-range.md"),
    needs: &["healthCheck"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(check) = container.health_check().known().map(|check| check.value) else { return };
    let limits = &context.facts.limits;
    for (name, field, range) in [
        ("interval", check.interval(), &limits.health_check_interval),
        ("timeout", check.timeout(), &limits.health_check_timeout),
        ("retries", check.retries(), &limits.health_check_retries),
        ("startPeriod", check.start_period(), &limits.health_check_start_period),
    ] {
        let Some(number) = field.known().filter(|number| !range.contains(number.value)) else { continue };
        let label = container.label();
        let (side, says) = if number.value > range.max {
            let says = format!("less than or equal to the maximum allowed value {} for container '{label}'", range.max);
            ("above", says)
        } else {
            let says =
                format!("greater than or equal to the minimum allowed value {} for container '{label}'", range.min);
            ("below", says)
        };
        let bound = if side == "above" { range.max } else { range.min };
        let edits = vec![edit::replace(number.node, bound.to_string())];
        context
            .report(number.span(), format!("`{name}` {} is {side} {bound}", number.value))
            .says(format!("Health check {name} must be {says}"))
            .help(format!("give `{name}` a value from {} to {}", range.min, range.max))
            .fix(Fix::unsafe_(format!("set `{name}` to {bound}"), edits));
    }
}
