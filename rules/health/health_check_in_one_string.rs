//! The words of the list are not split: a first word with blanks is the name of nothing.

use super::first_word;
use ecslint_core::edit;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "health-check-in-one-string",
    summary: "The command of a health check begins with `CMD` or `CMD-SHELL` and the command itself in one string.",
    group: Group::Health,
    severity: Severity::Warning,
    outcome: Outcome::SilentlyWrong,
    fixable: true,
    since: "0.1.0",
    page: include_str!("health-check-in-one-string.md"),
    needs: &["healthCheck"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(first) = first_word(container) else { return };
    let words = &context.facts.health_checks;
    let Some((keyword, rest)) = first.value.split_once([' ', '\t']) else { return };
    if keyword != words.shell && keyword != words.program {
        return;
    }
    let message = format!("`{keyword}` and the command are one string; they are two items of the list");
    let found = context.report(first.span(), message);
    found.help(format!("write `[\"{}\", \"the command\"]`", words.shell));
    let list = container.health_check().value().and_then(|check| check.command().array());
    if let Some(list) = list.filter(|list| list.len() == 1 && !rest.trim().is_empty()) {
        let edits = vec![edit::replace_by_items(list, first.node, &[&words.shell, rest.trim()])];
        found.fix(Fix::unsafe_("make two items of it", edits));
    }
}
