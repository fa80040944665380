//! A task has a limited number of constraints, those given at run time included.

use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "too-many-placement-constraints",
    summary: "A task definition has more placement constraints than ECS takes.",
    group: Group::Placement,
    severity: Severity::Error,
    outcome: Outcome::Rejected { operation: "RegisterTaskDefinition", says: &[] },
    fixable: false,
    since: "0.1.0",
    page: include_str!("too-many-placement-constraints.md"),
    needs: &["placementConstraints"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let constraints = task.placement_constraints();
    let max = context.facts.limits.placement_constraints.value;
    let Some(member) = constraints.member() else { return };
    // Objects alone are counted: anything else may stand for none at run time.
    let count = constraints.iter().count();
    if i64::try_from(count).is_ok_and(|count| count <= max) || task.requires_fargate() {
        return;
    }
    context
        .report(member.key.span(), format!("`placementConstraints` has {count} constraints, the limit is {max}"))
        .help("join expressions with `and`");
}
