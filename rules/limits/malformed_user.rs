//! The user is a name or number, with a group behind a colon if need be.

use ecslint_core::text;
use ecslint_core::{Check, ContainerDefinition, Context, Group, Outcome, Rule, Severity, TaskDefinition};

use super::shortened;

pub(crate) static RULE: Rule = Rule {
    name: "malformed-user",
    summary: "`user` does not have the form of a user with a group.",
    group: Group::Limits,
    severity: Severity::Warning,
    outcome: Outcome::FailsAtStart { says: &[] },
    fixable: false,
    since: "0.1.0",
    page: include_str!("malformed-user.md"),
    needs: &["user"],
    check: Check::Container(check),
};

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(user) = container.user().known().filter(|user| !user.value.is_empty()) else { return };
    let fits = match text::split_once(user.value, b':') {
        Some((name, group)) => is_name(name) && is_name(group) && text::find(group, b':').is_none(),
        None => is_name(user.value),
    };
    if !fits && !task.is_windows().is_yes() {
        context
            .report(user.span(), format!("`{}` is neither a user nor a user with a group", shortened(user.value)))
            .help("write `user`, `user:group`, `uid` or `uid:gid`");
    }
}

fn is_name(part: &str) -> bool {
    let number = part.strip_prefix('-').filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
    !part.is_empty() && number.is_none() && !part.contains(char::is_whitespace)
}
