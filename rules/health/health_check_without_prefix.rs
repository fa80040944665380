//! The first item says how the rest is run; without it Docker runs nothing.

use super::{first_word, is_plain};
use ecslint_core::edit;
use ecslint_core::suggest::nearest;
use ecslint_core::views::Capacity;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "health-check-without-prefix",
    summary: "The command of a health check does not begin with `CMD`, `CMD-SHELL` or `NONE`.",
    group: Group::Health,
    severity: Severity::Warning,
    outcome: Outcome::SilentlyWrong,
    fixable: true,
    since: "0.1.0",
    page: include_str!("health-check-without-prefix.md"),
    needs: &["healthCheck"],
    check: Check::Container(check),
};

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(first) = first_word(container) else { return };
    let words = &context.facts.health_checks;
    let keywords = [words.program.as_str(), words.shell.as_str(), words.off.as_str()];
    let start = first.value.split([' ', '\t']).next().unwrap_or_default();
    // `empty-health-check-command` and `health-check-in-one-string` speak of the other forms.
    if first.value.is_empty() || keywords.contains(&start) || !is_plain(first) {
        return;
    }
    let has_blanks = start.len() != first.value.len();
    let meant = if has_blanks { None } else { nearest(first.value, keywords) };
    let message = match meant {
        Some(meant) => format!("`{}` is not `{meant}`", first.value),
        None if has_blanks => "`command` begins with a whole command line instead of `CMD-SHELL`".to_owned(),
        None => "`command` does not begin with `CMD` or `CMD-SHELL`".to_owned(),
    };
    let found = context.report(first.span(), message);
    let list = container.health_check().value().and_then(|check| check.command().array());
    let put_before =
        |word: &str| list.map(|list| edit::insert_item_before(list, first.node, word)).into_iter().collect();
    let alone = container.health_check().value().is_some_and(|check| check.command().len() == 1);
    if let Some(meant) = meant {
        found.help(format!("write `{meant}`"));
        found.fix(Fix::unsafe_(format!("replace it by `{meant}`"), vec![edit::replace_string(first.node, meant)]));
    } else if has_blanks {
        found.help("put `CMD-SHELL` before it as an item of its own");
        if alone {
            found.fix(Fix::unsafe_("put `CMD-SHELL` before it", put_before(&words.shell)));
        }
    } else {
        found.help("put `CMD` before it as an item of its own");
        found.fix(Fix::unsafe_("put `CMD` before it", put_before(&words.program)));
        // Fargate runs a plain command as if `CMD` stood before it.
        if !task.requires(Capacity::Ec2).is_yes() && !task.requires(Capacity::External).is_yes() {
            found.severity(Severity::Advice);
        }
    }
}
