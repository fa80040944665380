//! A health check without a command checks nothing.

use ecslint_core::{Check, ContainerDefinition, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "empty-health-check-command",
    summary: "The command of a health check holds no command.",
    group: Group::Health,
    severity: Severity::Warning,
    outcome: Outcome::SilentlyWrong,
    fixable: false,
    since: "0.1.0",
    page: include_str!("empty-health-check-command.md"),
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(check) = container.health_check().known() else { return };
    let command = check.value.command();
    let Some(array) = command.array().filter(|_| command.has_known_length()) else { return };
    let words = &context.facts.health_checks;
    let mut items = array.items();
    let (first, second) = (items.next(), items.next());
    if second.is_some() {
        return;
    }
    let (span, message) = match first {
        None => (array.span(), "`command` is empty".to_owned()),
        Some(only) => match only.as_str() {
            Some(word) if word == words.program || word == words.shell => {
                (only.span(), format!("`{word}` is not followed by a command"))
            }
            Some("") => (only.span(), "`command` holds an empty word alone".to_owned()),
            _ => return,
        },
    };
    context.report(span, message).help("write the command, or leave `healthCheck` out");
}
