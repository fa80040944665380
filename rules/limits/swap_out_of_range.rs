//! Both swap settings have bounds.

use ecslint_core::edit;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

use super::refuses_swap;

pub(crate) static RULE: Rule = Rule {
    name: "swap-out-of-range",
    summary: "A swap setting has a value that Docker does not take.",
    group: Group::Limits,
    severity: Severity::Error,
    outcome: Outcome::Rejected { operation: "RegisterTaskDefinition", says: &[] },
    fixable: true,
    since: "0.1.0",
    page: include_str!("swap-out-of-range.md"),
    needs: &["maxSwap", "swappiness"],
    check: Check::Container(check),
};

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(parameters) = container.linux_parameters().known() else { return };
    let max_swap = parameters.value.max_swap();
    let range = &context.facts.limits.swappiness;
    let swappiness = parameters.value.swappiness().known().filter(|value| !range.contains(value.value));
    let negative = max_swap.known().filter(|swap| swap.value < 0);
    if (swappiness.is_none() && negative.is_none()) || refuses_swap(task) {
        return;
    }
    if let Some(swappiness) = swappiness {
        let message = format!("`swappiness` is {}, outside {} to {}", swappiness.value, range.min, range.max);
        let found = context.report(swappiness.span(), message);
        let near = swappiness.value.clamp(range.min, range.max);
        let edits = vec![edit::replace(swappiness.node, near.to_string())];
        found.fix(Fix::unsafe_(format!("set `swappiness` to {near}"), edits));
        found.help("0 swaps only when memory runs out, 100 at every chance");
        if max_swap.known().is_none() {
            // Without `maxSwap` the value may never be looked at.
            found.severity(Severity::Warning);
        }
    }
    if let Some(swap) = negative {
        let off = vec![edit::replace(swap.node, "0")];
        context
            .report(swap.span(), format!("`maxSwap` is {}, less than 0", swap.value))
            .help("0 turns swap off; leave `maxSwap` out to use the settings of the instance")
            .fix(Fix::unsafe_("set `maxSwap` to 0", off));
    }
}
