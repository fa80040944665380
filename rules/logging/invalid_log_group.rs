//! CloudWatch Logs gives log groups few characters, so a group with others cannot exist.

use ecslint_core::edit;
use ecslint_core::member_names::member;
use ecslint_core::text::Alphabet;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "invalid-log-group",
    summary: "`awslogs-group` is no name that a log group can have.",
    group: Group::Logging,
    severity: Severity::Warning,
    outcome: Outcome::FailsAtStart {
        says: &[
            "Value '%s' at 'logGroupName' failed to satisfy constraint: Member must satisfy regular expression pattern: \
             [\\.\\-_/#A-Za-z0-9]+",
        ],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("invalid-log-group.md"),
    needs: &["awslogs-group"],
    check: Check::Container(check),
};

/// What the names of log groups are made of.
static GROUP: Alphabet = Alphabet::alphanumeric_and(b".-_/#");

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(group) = super::awslogs_option(container, const { member("awslogs-group") }) else { return };
    let longest = usize::try_from(context.facts.limits.log_group_length.value).unwrap_or(usize::MAX);
    if GROUP.spells(group.value) && group.value.len() <= longest {
        return;
    }
    let odd = group.value.chars().find(|character| !u8::try_from(*character).is_ok_and(|byte| GROUP.has(byte)));
    // `...` shortens an example.
    if group.value.contains("...") {
        return;
    }
    let name = name_in_arn(group.value);
    let message = match odd {
        _ if name.is_some() => "`awslogs-group` is the ARN of a log group, not its name".to_owned(),
        Some(odd) => format!("`awslogs-group` holds {odd:?}, which no log group does"),
        None => format!("`awslogs-group` is {} characters long; log groups end at {longest}", group.value.len()),
    };
    let found = context.report(group.span(), message);
    found.help("use letters, digits, `.`, `-`, `_`, `/` and `#`").says(format!(
        "Value '{}' at 'logGroupName' failed to satisfy constraint: Member must satisfy regular expression pattern: \
         [\\.\\-_/#A-Za-z0-9]+",
        group.value
    ));
    if odd.is_none() {
        found.says = None;
    }
    if let Some(name) = name.filter(|name| GROUP.spells(name)) {
        found.fix(Fix::safe(format!("write `{name}`"), vec![edit::replace_string(group.node, name)]));
    }
}

/// The name in the ARN of a log group.
fn name_in_arn(text: &str) -> Option<&str> {
    let (_, name) = text.strip_prefix("arn:")?.split_once(":log-group:")?;
    Some(name.strip_suffix(":*").unwrap_or(name)).filter(|name| !name.is_empty())
}
