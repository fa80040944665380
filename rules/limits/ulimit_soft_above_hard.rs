//! A process may raise its soft limit up to the hard one.

use ecslint_core::edit;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "ulimit-soft-above-hard",
    summary: "The soft limit of a ulimit is above its hard limit.",
    group: Group::Limits,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &["Soft limit exceeds hard limit for ulimit %s"],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("ulimit-soft-above-hard.md"),
    needs: &["ulimits"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    for ulimit in container.ulimits().iter() {
        let (Some(soft), Some(hard)) = (ulimit.soft_limit().known(), ulimit.hard_limit().known()) else { continue };
        // -1 means no limit.
        if soft.value <= hard.value || soft.value < 0 || hard.value < 0 {
            continue;
        }
        let name = ulimit.name().value().unwrap_or("%s");
        context
            .report(soft.span(), format!("`softLimit` {} is above `hardLimit` {}", soft.value, hard.value))
            .says(format!("Soft limit exceeds hard limit for ulimit {name}"))
            .help("raise `hardLimit`, or lower `softLimit`")
            .related(hard.span(), "the hard limit")
            .fix(Fix::unsafe_(
                format!("raise `hardLimit` to {}", soft.value),
                vec![edit::replace(hard.node, soft.value.to_string())],
            ));
    }
}
