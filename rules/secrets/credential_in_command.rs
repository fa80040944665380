//! Arguments are as public as the environment, and everyone on the host sees them in the list of processes too.

use ecslint_core::values::credential;
use ecslint_core::{Check, ContainerDefinition, Context, Group, Outcome, Rule, Severity, Strings, TaskDefinition};
use ecslint_schemas::facts::Secrets;

pub(crate) static RULE: Rule = Rule {
    name: "credential-in-command",
    summary: "A command holds a credential in plain text.",
    group: Group::Secrets,
    severity: Severity::Warning,
    outcome: Outcome::SilentlyWrong,
    fixable: false,
    since: "0.1.0",
    page: include_str!("credential-in-command.md"),
    needs: &["command", "entryPoint"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    judge(container.entry_point(), "entryPoint", context);
    judge(container.command(), "command", context);
}

fn judge(arguments: Strings<'_>, member: &str, context: &mut Context<'_>) {
    let mut before = "";
    for argument in arguments.known() {
        if holds_credential(before, argument.value, &context.facts.secrets) {
            context
                .report(argument.span(), format!("`{member}` holds a credential in plain text"))
                .help("name it under `secrets` and let the program read the variable");
        }
        before = argument.value;
    }
}

/// Whether a word of `argument` is a credential: by its shape, or as the value of an option that says so. The option may
/// be the argument `before`.
fn holds_credential(before: &str, argument: &str, facts: &Secrets) -> bool {
    if argument.len() < facts.least_length {
        return false;
    }
    let mut option = if before.starts_with("--") && !before.contains(['=', ' ']) { before } else { "" };
    for word in argument.split(|end: char| end.is_whitespace() || matches!(end, '\'' | '"' | '`')) {
        let (name, value) = match word.split_once('=') {
            Some((name, value)) if !name.contains(['/', ':', '?', '&']) => (name, value),
            _ => (option, word),
        };
        let is_option = value.starts_with('-') || value.is_empty();
        if !is_option && credential::find(name.trim_start_matches('-'), value, facts).is_some() {
            return true;
        }
        option = if word.starts_with("--") { word } else { "" };
    }
    false
}
