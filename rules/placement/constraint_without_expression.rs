//! `memberOf` without an expression says nothing about the instance.

use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity, TaskDefinition};
use ecslint_cql::Code;

use super::report_expressions;

pub(crate) static RULE: Rule = Rule {
    name: "constraint-without-expression",
    summary: "A placement constraint of type `memberOf` has no expression.",
    group: Group::Placement,
    severity: Severity::Error,
    outcome: Outcome::FailsAtStart { says: &[] },
    fixable: false,
    since: "0.1.0",
    page: include_str!("constraint-without-expression.md"),
    needs: &["placementConstraints"],
    check: Check::TaskDefinition(check),
};

/// What it is called in the language's own crate.
pub(super) const CODES: &[Code] = &[Code::EmptyExpression];

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let constraints = task.placement_constraints();
    if constraints.is_empty() || task.requires_fargate() {
        return;
    }
    report_expressions(task, context, CODES);
    for constraint in constraints.iter() {
        let Some(kind) = constraint.kind().known() else { continue };
        if !context.facts.placement.task_definition_constraint_types.iter().any(|known| known == kind.value) {
            continue;
        }
        let Some(absence) = constraint.expression().absent() else { continue };
        let message = format!("`expression` is missing beside the type `{}`", kind.value);
        // How the service answers was not seen.
        context
            .report_missing(absence, message)
            .severity(Severity::Warning)
            .help("say which instances are meant, as in `attribute:ecs.instance-type =~ t3.*`");
    }
}
