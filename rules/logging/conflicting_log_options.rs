//! Two options that both say where an event begins cannot both be followed.

use super::Logging;
use ecslint_core::{Check, ContainerDefinition, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "conflicting-log-options",
    summary: "Two log options that exclude each other are both given.",
    group: Group::Logging,
    severity: Severity::Warning,
    outcome: Outcome::FailsAtStart { says: &["you cannot configure log opt '%s' and '%s' at the same time"] },
    fixable: false,
    since: "0.1.0",
    page: include_str!("conflicting-log-options.md"),
    needs: &["awslogs-datetime-format"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(logging) = Logging::of(container, context.facts) else { return };
    let Some(options) = logging.configuration.options().known() else { return };
    for (one, other) in &logging.driver.exclusive {
        let Some(first) = options.value.slot(one).given() else { continue };
        let Some(second) = options.value.slot(other).given() else { continue };
        context
            .report(second.key.span(), format!("`{other}` excludes `{one}`, and both are given"))
            .says(format!("you cannot configure log opt '{one}' and '{other}' at the same time"))
            .help(format!("keep `{other}` for any pattern, or `{one}` for a date alone"))
            .related(first.key.span(), "the other one");
    }
}
