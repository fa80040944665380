//! The one setting counts only together with the other.

use ecslint_core::edit;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

use super::refuses_swap;

pub(crate) static RULE: Rule = Rule {
    name: "swappiness-without-max-swap",
    summary: "`swappiness` is set without `maxSwap`, so it is ignored.",
    group: Group::Limits,
    severity: Severity::Warning,
    outcome: Outcome::SilentlyWrong,
    fixable: true,
    since: "0.1.0",
    page: include_str!("swappiness-without-max-swap.md"),
    needs: &["swappiness"],
    check: Check::Container(check),
};

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(parameters) = container.linux_parameters().known() else { return };
    let Some(swappiness) = parameters.value.swappiness().known() else { return };
    // Of a value that is none another rule speaks.
    let is_value = context.facts.limits.swappiness.contains(swappiness.value);
    if !is_value || !parameters.value.max_swap().is_absent() || refuses_swap(task) {
        return;
    }
    let found = context
        .report(swappiness.key_span(), "`swappiness` has no effect without `maxSwap`")
        .help("set `maxSwap` to the swap in MiB that the container may use, or remove `swappiness`");
    if let Some(member) = swappiness.member() {
        let edits = edit::remove_member(parameters.value.object(), member);
        found.fix(Fix::safe("remove `swappiness`", edits));
    }
}
