//! Expressions have a greatest length.

use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "placement-expression-too-long",
    summary: "The expression of a placement constraint is longer than ECS takes.",
    group: Group::Placement,
    severity: Severity::Warning,
    outcome: Outcome::Rejected { operation: "RegisterTaskDefinition", says: &[] },
    fixable: false,
    since: "0.1.0",
    page: include_str!("placement-expression-too-long.md"),
    needs: &["placementConstraints"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let constraints = task.placement_constraints();
    if constraints.is_empty() || task.requires_fargate() {
        return;
    }
    let max = context.facts.limits.placement_expression_length.value;
    for constraint in constraints.iter() {
        let Some(expression) = constraint.expression().known() else { continue };
        // Bytes are at least as many as characters, so most texts are never counted.
        let most = usize::try_from(max).unwrap_or(usize::MAX);
        if expression.value.len() <= most || expression.value.chars().count() <= most {
            continue;
        }
        let length = expression.value.chars().count();
        context
            .report(expression.key_span(), format!("`expression` has {length} characters, the limit is {max}"))
            .help("split it at its `and` into several constraints: all of them have to hold");
    }
}
