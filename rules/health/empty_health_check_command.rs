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
    needs: &["healthCheck"],
    check: Check::Container(check),
};

const HELP: &str = "write the command, or leave `healthCheck` out";

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(check) = container.health_check().known() else { return };
    let command = check.value.command();
    let Some(array) = command.array().filter(|_| command.has_known_length()) else { return };
    let words = &context.facts.health_checks;
    let mut items = array.items();
    let (first, second) = (items.next(), items.next());
    if let Some(second) = second {
        let only_blank = items.next().is_none() && second.as_str() == Some("");
        let word = first.and_then(|first| first.as_str()).filter(|_| only_blank);
        if let Some(word) = word.filter(|word| *word == words.program || *word == words.shell) {
            let message = format!("`{word}` is followed by an empty command");
            context.report(second.span(), message).help(HELP);
        }
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
    context.report(span, message).help(HELP);
}
