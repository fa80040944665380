//! A task definition constrains by `memberOf` alone; the other kind belongs to services and RunTask.

use ecslint_core::{Check, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition, edit, suggest};

pub(crate) static RULE: Rule = Rule {
    name: "unsupported-constraint-type",
    summary: "The type of a placement constraint is none that a task definition takes.",
    group: Group::Placement,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &["constraint.type '%s' is not supported."],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("unsupported-constraint-type.md"),
    needs: &["placementConstraints"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let constraints = task.placement_constraints();
    if constraints.is_empty() || task.requires_fargate() {
        return;
    }
    let facts = &context.facts.placement;
    let allowed = || facts.task_definition_constraint_types.iter().map(String::as_str);
    for constraint in constraints.iter() {
        let Some(kind) = constraint.kind().known() else { continue };
        if kind.value.is_empty() || allowed().any(|known| known == kind.value) {
            continue;
        }
        let message = format!("`{}` is no type of constraint in a task definition", kind.value);
        let found = context.report(kind.span(), message);
        found.says(format!("constraint.type '{}' is not supported.", kind.value));
        if facts.service_constraint_types.iter().any(|known| known == kind.value) {
            found.help("remove the constraint, and give it to the service or to RunTask");
            let edits =
                constraints.array().map(|list| edit::remove_items(list, |item| item == constraint.object().node()));
            found.fix(Fix::unsafe_("remove the constraint", edits.unwrap_or_default()));
        } else {
            found.help(format!("write {}", suggest::one_of(allowed())));
            if let Some(meant) = suggest::nearest(kind.value, allowed()) {
                found.fix(Fix::unsafe_(format!("write `{meant}`"), vec![edit::replace_string(kind.node, meant)]));
            }
        }
    }
}
