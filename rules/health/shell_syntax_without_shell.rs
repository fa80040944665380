//! Behind `CMD` stands a program with its arguments, and no shell reads them.

use super::first_word;
use ecslint_core::edit;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "shell-syntax-without-shell",
    summary: "A health check with `CMD` uses words that only a shell understands.",
    group: Group::Health,
    severity: Severity::Warning,
    outcome: Outcome::SilentlyWrong,
    fixable: true,
    since: "0.1.0",
    page: include_str!("shell-syntax-without-shell.md"),
    needs: &["healthCheck"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(first) = first_word(container) else { return };
    let words = &context.facts.health_checks;
    let Some(check) = container.health_check().value().filter(|_| first.value == words.program) else { return };
    let command = check.command();
    let Some(program) = command.raw().nth(1) else { return };
    // A placeholder may hold blanks of its own.
    let plain = program.template().map_or(program.value, |template| template.prefix);
    let is_line = plain.contains(' ') && !program.value.contains('\\');
    let operator = command.raw().skip(2).find(|word| {
        words.shell_operators.iter().any(|operator| operator == word.value)
            || (word.value.contains('|') && word.value.contains("|| exit "))
    });
    let (place, message) = match operator {
        _ if is_line => (program, "`CMD` takes this whole command line for the name of a program".to_owned()),
        Some(operator) if operator.value.contains(' ') => {
            (operator, "`CMD` runs no shell that could understand `|| exit`".to_owned())
        }
        Some(operator) => (operator, format!("`{}` is an argument here: `CMD` runs no shell", operator.value)),
        None => return,
    };
    if command.raw().skip(1).any(|word| is_shell(word.value, &words.shells)) {
        return;
    }
    let found = context.report(place.span(), message);
    found.help("use `CMD-SHELL` with the whole command line in one string").related(first.span(), "no shell is run");
    // Arguments with blanks would have to be quoted.
    let simple = command.len() == 2 || command.raw().skip(1).all(|word| !word.value.contains([' ', '"', '\'']));
    if let Some(array) = command.array().filter(|_| simple && command.raw().count() == command.len()) {
        let line: Vec<&str> = command.raw().skip(1).map(|word| word.value).collect();
        let list = format!("[{}, {}]", edit::quote(&words.shell), edit::quote(&line.join(" ")));
        found.fix(Fix::unsafe_("use `CMD-SHELL` with one string", vec![edit::replace(array, list)]));
    }
}

/// Whether a word names a program that reads an argument as a command line.
fn is_shell(word: &str, shells: &[String]) -> bool {
    let name = word.rsplit(['/', '\\']).next().unwrap_or(word);
    let name = name.strip_suffix(".exe").unwrap_or(name);
    shells.iter().any(|shell| shell.eq_ignore_ascii_case(name))
}
