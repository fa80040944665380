//! Plain variables have a value; only secrets take it from elsewhere.

use ecslint_core::schema::{Violation, ViolationKind};
use ecslint_core::{Check, ContainerDefinition, Context, Edit, Fix, Group, Outcome, Rule, Severity, TaskDefinition};
use ecslint_core::{Object, edit};
use ecslint_syntax::Node;

pub(crate) static RULE: Rule = Rule {
    name: "value-from-in-environment",
    summary: "`valueFrom` stands under `environment`, and only `secrets` have it.",
    group: Group::Secrets,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "client",
        says: &[
            "Unknown parameter in %s: \"valueFrom\", must be one of: name, value",
            "Unexpected key 'valueFrom' found in params.%s",
        ],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("value-from-in-environment.md"),
    needs: &[],
    check: Check::Schema(check),
};

fn check<'d>(task: TaskDefinition<'d>, violations: &[Violation<'d>], context: &mut Context<'_>) {
    for violation in violations {
        let ViolationKind::UnknownMember { unknown, .. } = &violation.kind else { continue };
        if unknown.name() != "valueFrom" || unknown.value.is_null() || !violation.path.ends_with("environment[]") {
            continue;
        }
        let found =
            context.report(unknown.key.span(), "`valueFrom` stands under `environment`, and only `secrets` have it");
        found
            .says(format!("Unknown parameter in {}: \"valueFrom\", must be one of: name, value", violation.place))
            .help("move the variable to `secrets`");
        let holds = |list: Node<'d>| list.items().any(|item| item == violation.node);
        let container = task.containers().iter().find(|container| container.environment().array().is_some_and(holds));
        let edits = container.and_then(|container| moved(container, Object::standalone(violation.node)));
        if let Some(edits) = edits {
            found.fix(Fix::unsafe_("move the variable to `secrets`", edits));
        }
    }
}

/// The edits that move `variable` from `environment` to `secrets`, where it has just a name and a source.
fn moved(container: ContainerDefinition<'_>, variable: Object<'_>) -> Option<Vec<Edit>> {
    let simple = variable.is_complete()
        && variable.members().count() == 2
        && variable.node().get("name").is_some_and(|name| name.is_string());
    let list = container.environment().array().filter(|_| simple)?;
    let mut edits = edit::remove_items(list, |item| item == variable.node());
    let secrets = container.secrets();
    match (secrets.array(), secrets.member()) {
        (Some(array), _) => edits.push(edit::append_copy(array, variable.node())?),
        (None, None) if container.object().is_complete() && container.object().node().get("secrets").is_none() => {
            let text = edit::to_json(variable.node())?;
            edits.push(edit::insert_member(container.object().node(), "secrets", &format!("[{text}]")));
        }
        _ => return None,
    }
    edits.sort();
    Some(edits)
}
