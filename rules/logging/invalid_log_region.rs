//! The log driver asks for an address that is made of the Region's name.

use ecslint_core::edit;
use ecslint_core::member_names::member;
use ecslint_core::placeholder::is_bare_word;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "invalid-log-region",
    summary: "`awslogs-region` is no name of an AWS Region.",
    group: Group::Logging,
    severity: Severity::Warning,
    outcome: Outcome::FailsAtStart { says: &[] },
    fixable: true,
    since: "0.1.0",
    page: include_str!("invalid-log-region.md"),
    needs: &["awslogs-region"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(region) = super::awslogs_option(container, const { member("awslogs-region") }) else { return };
    if region.value.is_empty() || is_region(region.value) || is_bare_word(region.value) {
        return;
    }
    // `aws-region` and the like stand for a Region in documents.
    if region.value.to_ascii_lowercase().contains("region") {
        return;
    }
    let found = context.report(region.span(), format!("`{}` is no AWS Region", shorten(region.value)));
    found.help("give the Region of the log group, as in `eu-west-1`");
    let lower = region.value.trim().to_ascii_lowercase().replace('_', "-");
    let zone_less = lower.trim_end_matches(|last: char| last.is_ascii_lowercase());
    if let Some(meant) = [lower.as_str(), zone_less].into_iter().find(|meant| is_region(meant)) {
        found.fix(Fix::unsafe_(format!("write `{meant}`"), vec![edit::replace_string(region.node, meant)]));
    }
}

/// Whether `text` has the form of `eu-west-1` or `us-gov-east-1`.
fn is_region(text: &str) -> bool {
    let mut parts = text.as_bytes().split(|byte| *byte == b'-');
    let number = parts.next_back().unwrap_or_default();
    (2..=3).contains(&parts.clone().count())
        && !number.is_empty()
        && number.iter().all(u8::is_ascii_digit)
        && parts.all(|part| part.len() >= 2 && part.iter().all(u8::is_ascii_lowercase))
}

/// The beginning of a text that is too long for a message.
fn shorten(text: &str) -> &str {
    text.char_indices().nth(40).map_or(text, |(end, _)| &text[..end])
}
