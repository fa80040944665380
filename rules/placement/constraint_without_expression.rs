//! `memberOf` without an expression says nothing about the instance.

use ecslint_core::{Check, Context, Field, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "constraint-without-expression",
    summary: "A placement constraint of type `memberOf` has no expression.",
    group: Group::Placement,
    severity: Severity::Warning,
    outcome: Outcome::Rejected { operation: "RegisterTaskDefinition", says: &[] },
    fixable: false,
    since: "0.1.0",
    page: include_str!("constraint-without-expression.md"),
    needs: &["placementConstraints"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let constraints = task.placement_constraints();
    if constraints.is_empty() || task.requires_fargate() {
        return;
    }
    for constraint in constraints.iter() {
        let Some(kind) = constraint.kind().known() else { continue };
        if !context.facts.placement.task_definition_constraint_types.iter().any(|known| known == kind.value) {
            continue;
        }
        let kind = kind.value;
        let found = match constraint.expression() {
            Field::Absent(absence) => {
                context.report_missing(absence, format!("`expression` is missing beside the type `{kind}`"))
            }
            Field::Known(expression) if expression.value.trim().is_empty() => {
                context.report(expression.span(), "`expression` is empty")
            }
            Field::Known(_) | Field::Opaque(_) => continue,
        };
        found.help("say which instances are meant, as in `attribute:ecs.instance-type =~ t3.*`");
    }
}
