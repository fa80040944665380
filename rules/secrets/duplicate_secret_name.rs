//! A variable has one value: two sources for one name are refused.

use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Located, Outcome, Rule, Severity, TaskDefinition};
use ecslint_core::{Object, edit};

pub(crate) static RULE: Rule = Rule {
    name: "duplicate-secret-name",
    summary: "A secret has the name of another secret or of an environment variable of its container.",
    group: Group::Secrets,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &[
            "The secret name must be unique and not shared with any new or existing environment variables set on the \
             container, such as '%s'.",
        ],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("duplicate-secret-name.md"),
    needs: &["secrets"],
    check: Check::Container(check),
};

/// A variable and where it gets its value from. Plain variables sort before secrets of the same name.
struct Variable<'d> {
    name: Located<'d, &'d str>,
    item: Object<'d>,
    is_secret: bool,
}

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    if container.secrets().is_empty() || !container.has_twin_variables() {
        return;
    }
    let plain = container.environment().iter().map(|variable| (variable.name(), variable.object(), false));
    let secret = container.secrets().iter().map(|secret| (secret.name(), secret.object(), true));
    let mut variables: Vec<Variable<'_>> = plain
        .chain(secret)
        .filter_map(|(name, item, is_secret)| Some(Variable { name: name.known()?, item, is_secret }))
        .filter(|variable| !variable.name.value.is_empty())
        .collect();
    variables.sort_by(|one, other| one.name.value.cmp(other.name.value));
    for same in variables.chunk_by(|one, other| one.name.value == other.name.value) {
        let Some((first, others)) = same.split_first() else { continue };
        for secret in others.iter().filter(|variable| variable.is_secret) {
            report(container, first, secret, context);
        }
    }
}

fn report(container: ContainerDefinition<'_>, first: &Variable<'_>, secret: &Variable<'_>, context: &mut Context<'_>) {
    let name = secret.name.value;
    let other = if first.is_secret { "another secret" } else { "a variable under `environment`" };
    let found = context.report(secret.name.span(), format!("`{}` is the name of {other} too", super::shorten(name)));
    found
        .says(format!(
            "The secret name must be unique and not shared with any new or existing environment variables set on the \
             container, such as '{name}'."
        ))
        .help("rename one of the two, or remove it")
        .related(first.name.span(), "the same name");
    if !first.is_secret {
        let edits = container.environment().array().map(|list| {
            edit::remove_items(list, |item| item.get("name").and_then(|other| other.as_str()) == Some(name))
        });
        found.fix(Fix::unsafe_(format!("remove `{name}` from `environment`"), edits.unwrap_or_default()));
    } else if first.item.node().get("valueFrom").map(|value| value.text())
        == secret.item.node().get("valueFrom").map(|value| value.text())
    {
        let edits = container.secrets().array().map(|list| edit::remove_items(list, |item| item == secret.item.node()));
        found.fix(Fix::safe(format!("remove the second `{name}`"), edits.unwrap_or_default()));
    }
}
