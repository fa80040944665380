//! Whoever may describe a task definition reads its environment, and old revisions keep it for ever.

use ecslint_core::values::credential::{self, Credential};
use ecslint_core::{Check, ContainerDefinition, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "credential-in-environment",
    summary: "An environment variable holds a credential in plain text.",
    group: Group::Secrets,
    severity: Severity::Warning,
    outcome: Outcome::SilentlyWrong,
    fixable: false,
    since: "0.1.0",
    page: include_str!("credential-in-environment.md"),
    needs: &["environment"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let facts = &context.facts.secrets;
    for variable in container.variables() {
        let Some(value) = variable.value.known() else { continue };
        let name = variable.name.value().unwrap_or_default();
        let Some(credential) = credential::find(name, value.value, facts) else { continue };
        let what = match credential {
            Credential::Reserved | Credential::Named => "a credential in plain text".to_owned(),
            Credential::Key(kind) => format!("a credential in plain text ({kind})"),
            Credential::Connection => "a password in plain text".to_owned(),
        };
        let name = if name.is_empty() { "value" } else { super::shorten(name) };
        context
            .report(value.span(), format!("`{name}` holds {what}"))
            .help("store it in Secrets Manager or Parameter Store and name it under `secrets`");
    }
}
