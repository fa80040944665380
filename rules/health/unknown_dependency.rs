//! A container can wait for containers of its own task alone.

use super::Graph;
use ecslint_core::edit;
use ecslint_core::suggest::nearest;
use ecslint_core::{Check, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "unknown-dependency",
    summary: "`dependsOn` names a container that is not in the task definition.",
    group: Group::Health,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &["Cannot depend on container %s because it does not exist"],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("unknown-dependency.md"),
    needs: &["dependsOn"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let Some(graph) = Graph::of(task).filter(|graph| graph.names.is_complete()) else { return };
    for (container, dependency) in graph.dependencies() {
        let name = dependency.value;
        if graph.names.find(name).is_some() {
            continue;
        }
        let message = match name {
            "" => "`containerName` is empty".to_owned(),
            _ => format!("`{name}` is not a container of the task"),
        };
        let found = context.report(dependency.span(), message);
        found.says(format!("Cannot depend on container {name} because it does not exist"));
        let others = graph.names.iter().filter(|other| Some(*other) != container.name().value());
        match nearest(name, others) {
            Some(meant) => {
                let edits = vec![edit::replace_string(dependency.node, meant)];
                found.help(format!("did you mean `{meant}`?"));
                found.fix(Fix::unsafe_(format!("replace it by `{meant}`"), edits));
            }
            None => {
                found.help("name a container of this task definition");
            }
        }
    }
}
