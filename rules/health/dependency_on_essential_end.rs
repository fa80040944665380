//! When an essential container ends, the whole task ends, and nobody is left to wait for it.

use super::Graph;
use ecslint_core::edit;
use ecslint_core::{Check, Context, Field, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "dependency-on-essential-end",
    summary: "A container waits for the end of an essential container.",
    group: Group::Health,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &["A dependency container with SUCCESS or COMPLETE condition cannot be an essential container"],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("dependency-on-essential-end.md"),
    needs: &["dependsOn"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let wanted = &["COMPLETE", "SUCCESS"];
    let Some(graph) = Graph::of_conditions(task, wanted) else { return };
    for (container, dependency) in graph.conditions(wanted) {
        let Some(target) = graph.target(container, dependency).filter(|target| target.is_essential().is_yes()) else {
            continue;
        };
        let Some(condition) = dependency.condition().known() else { continue };
        let label = target.label();
        let essential = target.essential();
        let found = context
            .report(condition.span(), format!("`{}` is asked of `{label}`, which is essential", condition.value));
        found
            .help(format!("set `essential` of `{label}` to false; it is true when it is not written"))
            .related(essential.span(), "essential");
        match essential {
            Field::Known(known) => {
                let edits = vec![edit::replace(known.node, "false")];
                found.fix(Fix::unsafe_(format!("set `essential` of `{label}` to false"), edits));
            }
            Field::Absent(absence) if !absence.parent.is_null() => {
                let edits = vec![edit::insert_member(absence.parent, "essential", "false")];
                found.fix(Fix::unsafe_(format!("set `essential` of `{label}` to false"), edits));
            }
            _ => {}
        }
    }
}
