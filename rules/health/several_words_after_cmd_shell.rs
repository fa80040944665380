//! The shell gets one command line; what follows it are names for its parameters.

use super::first_word;
use ecslint_core::edit;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "several-words-after-cmd-shell",
    summary: "`CMD-SHELL` is followed by more than one string.",
    group: Group::Health,
    severity: Severity::Warning,
    outcome: Outcome::SilentlyWrong,
    fixable: true,
    since: "0.1.0",
    page: include_str!("several-words-after-cmd-shell.md"),
    needs: &["healthCheck"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(first) = first_word(container) else { return };
    let words = &context.facts.health_checks;
    let Some(check) = container.health_check().value().filter(|_| first.value == words.shell) else { return };
    let command = check.command();
    let Some(third) = command.array().and_then(|array| array.items().nth(2)) else { return };
    if !command.has_known_length() {
        return;
    }
    let found = context.report(third.span(), "`CMD-SHELL` takes one string, and this is one more");
    found.help("write the whole command line in one string, or use `CMD` and a word for each argument");
    // A shell of its own reads a single argument, which would have to be quoted.
    let splits = command.raw().skip(1).any(|word| word.value == "-c");
    if let Some(array) = command.array().filter(|_| !splits && command.raw().count() == command.len()) {
        let line: Vec<&str> = command.raw().skip(1).map(|word| word.value).collect();
        let list = format!("[{}, {}]", edit::quote(&words.shell), edit::quote(&line.join(" ")));
        found.fix(Fix::unsafe_("make one string of it", vec![edit::replace(array, list)]));
    }
}
