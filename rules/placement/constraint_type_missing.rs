//! A constraint says of which kind it is.

use ecslint_core::{Check, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition, edit};

pub(crate) static RULE: Rule = Rule {
    name: "constraint-type-missing",
    summary: "A placement constraint has no type.",
    group: Group::Placement,
    severity: Severity::Warning,
    outcome: Outcome::Rejected { operation: "RegisterTaskDefinition", says: &[] },
    fixable: true,
    since: "0.1.0",
    page: include_str!("constraint-type-missing.md"),
    needs: &["placementConstraints"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let constraints = task.placement_constraints();
    if constraints.is_empty() || task.requires_fargate() {
        return;
    }
    let Some(kind) = context.facts.placement.task_definition_constraint_types.first() else { return };
    for constraint in constraints.iter() {
        let Some(absence) = constraint.kind().absent() else { continue };
        let object = constraint.object().node();
        let quoted = edit::quote(kind);
        let edit = match object.member("type") {
            Some(null) => edit::replace(null.value, quoted),
            None => edit::insert_member(object, "type", &quoted),
        };
        context
            .report_missing(absence, "`type` is missing from a placement constraint")
            .help(format!("add `\"type\": \"{kind}\"`"))
            .fix(Fix::unsafe_(format!("set `type` to `{kind}`"), vec![edit]));
    }
}
