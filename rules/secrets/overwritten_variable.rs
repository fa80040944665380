//! The agent writes its own addresses into the environment, whatever stood there.

use ecslint_core::edit;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "overwritten-variable",
    summary: "A variable is set that ECS itself sets in every container.",
    group: Group::Secrets,
    severity: Severity::Warning,
    outcome: Outcome::SilentlyWrong,
    fixable: true,
    since: "0.1.0",
    page: include_str!("overwritten-variable.md"),
    needs: &["environment", "secrets"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let own = &context.facts.secrets.agent_variables;
    let mut names = container.environment_names().chain(container.secret_names());
    // Few names begin like that, and one look says so.
    if !names.any(|name| name.value.starts_with("ECS_") && own.iter().any(|known| known == name.value)) {
        return;
    }
    let plain = container.environment().iter().map(|variable| (variable.name(), variable.object()));
    let secret = container.secrets().iter().map(|secret| (secret.name(), secret.object()));
    for (name, item) in plain.chain(secret) {
        let Some(name) = name.known().filter(|name| own.iter().any(|known| known == name.value)) else { continue };
        let message = format!("`{}` is set by ECS itself, and this value is lost", name.value);
        let found = context.report(name.span(), message);
        found.help("leave it out, or give the variable another name");
        let lists = [container.environment().array(), container.secrets().array()];
        if let Some(list) = lists.into_iter().flatten().find(|list| list.items().any(|other| other == item.node())) {
            let edits = edit::remove_items(list, |other| other == item.node());
            found.fix(Fix::unsafe_(format!("remove `{}`", name.value), edits));
        }
    }
}
