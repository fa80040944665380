//! The kernel knows CPU shares up to a bound.

use ecslint_core::edit;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "container-cpu-clamped",
    summary: "A container asks for more CPU shares than Linux knows.",
    group: Group::Limits,
    severity: Severity::Warning,
    outcome: Outcome::SilentlyWrong,
    fixable: true,
    since: "0.1.0",
    page: include_str!("container-cpu-clamped.md"),
    needs: &["cpu"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(cpu) = container.cpu().known() else { return };
    let shares = &context.facts.limits.container_cpu_shares;
    // The values from 0 to 2 are all the least share, and 0 is how every tool writes "nothing special".
    let (bound, message) = if cpu.value > shares.max {
        (shares.max, format!("`cpu` {} is lowered to {}, the greatest CPU share", cpu.value, shares.max))
    } else if cpu.value < 0 {
        (shares.min, format!("`cpu` {} is raised to {}, the least CPU share", cpu.value, shares.min))
    } else {
        return;
    };
    let edits = vec![edit::replace(cpu.node, bound.to_string())];
    let fix = Fix::safe(format!("set `cpu` to {bound}, which is what counts"), edits);
    context.report(cpu.span(), message).help("1024 CPU units are one vCPU").fix(fix);
}
