//! Programs in a shell see only names of letters, digits and underscores that do not begin with a digit.

use ecslint_core::text::Alphabet;
use ecslint_core::{Check, ContainerDefinition, Context, Group, Located, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "invalid-environment-name",
    summary: "A variable has a name that programs in the container cannot read.",
    group: Group::Secrets,
    severity: Severity::Warning,
    outcome: Outcome::SilentlyWrong,
    fixable: false,
    since: "0.1.0",
    page: include_str!("invalid-environment-name.md"),
    needs: &["environment", "secrets"],
    check: Check::Container(check),
};

/// What the names are made of that every program can read.
static VARIABLE: Alphabet = Alphabet::alphanumeric_and(b"_");

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    for name in container.environment_names().chain(container.secret_names()) {
        if !VARIABLE.spells(name.value) || name.value.as_bytes().first().is_none_or(u8::is_ascii_digit) {
            judge(task, name, context);
        }
    }
}

fn judge(task: TaskDefinition<'_>, name: Located<'_, &str>, context: &mut Context<'_>) {
    let value = super::shorten(name.value);
    let windows = task.is_windows().is_yes();
    let found = if value.is_empty() {
        context.report(name.span(), "`name` is empty: the container gets no such variable")
    } else if name.value.contains('=') {
        context.report(name.span(), format!("`{value}` holds `=`: the variable's name ends in front of it"))
    } else if name.value.contains(char::is_whitespace) {
        context.report(name.span(), format!("`{value}` holds a blank, which is part of the name"))
    } else if windows {
        // Names such as `ProgramFiles(x86)` are usual there.
        return;
    } else if name.value.starts_with(|first: char| first.is_ascii_digit()) {
        context.report(name.span(), format!("`{value}` begins with a digit: shells do not see such a variable"))
    } else {
        let found = context.report(
            name.span(),
            format!("`{value}` holds other characters than letters, digits and `_`: shells do not see it"),
        );
        found.severity(Severity::Advice);
        found
    };
    found.help("use letters, digits and `_`, and begin with a letter");
}
