//! Attributes: their names, and which of them carry a value. Custom attributes are accepted in silence.

use super::{pattern, value};
use crate::facts::{self, ATTRIBUTES, CAPABILITIES, CAPABILITY_PREFIX, DOCKER_API_PREFIX, DOCKER_API_VERSIONS};
use crate::facts::{OLD_CAPABILITY_PREFIX, Operator};
use crate::finding::{Code, Finding, quoted};
use crate::span::Span;
use crate::suggest;
use crate::tree::Predicate;

const OWN_PREFIX: &str = "ecs.";

/// Checks a name. Names that begin with `ecs.` are handed out by ECS alone.
pub(super) fn check_name(name: &str, span: Span, findings: &mut Vec<Finding>) {
    if facts::attribute(name).is_some() || facts::capability(name).is_some() {
        return;
    }
    // The name stands at the end of the subject.
    let span = Span::new(span.end.saturating_sub(name.len()), span.end);
    if let Some(version) = name.strip_prefix(DOCKER_API_PREFIX) {
        findings.extend(docker_api(version, span));
        return;
    }
    let lower = name.to_ascii_lowercase();
    if lower.starts_with(CAPABILITY_PREFIX) || lower.starts_with(OLD_CAPABILITY_PREFIX) {
        let Some(meant) = capability_meant(&lower) else { return };
        let message = format!("{} is a capability that no agent reports", quoted(name));
        findings.push(unknown(span, message, Some(meant)));
        return;
    }
    if lower.starts_with(OWN_PREFIX) {
        let meant = built_in_meant(&lower);
        let message = format!("{} is no attribute of ECS, and names with `ecs.` are its own", quoted(name));
        findings.push(unknown(span, message, meant));
        return;
    }
    // `instance-type` may be a custom attribute, but hardly is.
    if let Some(row) = ATTRIBUTES.iter().find(|row| row.name.strip_prefix(OWN_PREFIX) == Some(name)) {
        let message = format!("{} lacks its prefix, expected `{}`", quoted(name), row.name);
        findings.push(unknown(span, message, Some(row.name)));
    }
}

fn unknown(span: Span, message: String, meant: Option<&str>) -> Finding {
    let finding = Finding::new(Code::UnknownAttribute, span, message);
    match meant {
        Some(meant) => finding.help(format!("did you mean `attribute:{meant}`?")).replace(span, meant),
        None => finding.help("no instance has it; an attribute of one's own has another beginning"),
    }
}

fn built_in_meant(lower: &str) -> Option<&'static str> {
    let tail = lower.strip_prefix(OWN_PREFIX)?.replace(['_', '.'], "-");
    let by_word = ATTRIBUTES
        .iter()
        .find(|row| row.name.strip_prefix(OWN_PREFIX) == Some(&tail) || row.confused_with.contains(&tail.as_str()));
    by_word.map(|row| row.name).or_else(|| suggest::nearest(lower, ATTRIBUTES.iter().map(|row| row.name)))
}

/// The capability that was meant. New agents report new ones, so only a slip of one letter, another case or the other
/// prefix counts.
fn capability_meant(lower: &str) -> Option<&'static str> {
    let tail = |name: &'static str| {
        name.strip_prefix(OLD_CAPABILITY_PREFIX).or_else(|| name.strip_prefix(CAPABILITY_PREFIX)).unwrap_or(name)
    };
    let given = lower.strip_prefix(OLD_CAPABILITY_PREFIX).or_else(|| lower.strip_prefix(CAPABILITY_PREFIX))?;
    let is_version = |name: &str| name.ends_with(|character: char| character.is_ascii_digit());
    CAPABILITIES.iter().map(|row| row.name).find(|name| tail(name).eq_ignore_ascii_case(given)).or_else(|| {
        let near = CAPABILITIES.iter().map(|row| row.name).filter(|name| tail(name).len() > 5 && !is_version(name));
        near.into_iter().find(|name| strsim::damerau_levenshtein(&tail(name).to_ascii_lowercase(), given) == 1)
    })
}

fn docker_api(version: &str, span: Span) -> Option<Finding> {
    let versions = &DOCKER_API_VERSIONS;
    let minor = version.strip_prefix("1.").and_then(|minor| minor.parse::<u32>().ok());
    if minor.is_some_and(|minor| {
        (versions.first..=versions.last).contains(&minor) || versions.reported_before.contains(&minor)
    }) {
        return None;
    }
    let message = format!(
        "{} is no Docker API version that agents report, expected `1.{}` to `1.{}`",
        quoted(version),
        versions.first,
        versions.last
    );
    let start = span.end - version.len();
    let help = format!("agent {} reports no other version, so no instance ever matches", versions.agent);
    Some(Finding::new(Code::CapabilityNotReported, Span::new(start, span.end), message).help(help))
}

/// Checks what an attribute is compared with.
pub(super) fn check_values(name: &str, predicate: &Predicate<'_>, operator: Operator, findings: &mut Vec<Finding>) {
    if operator.is_presence() {
        return;
    }
    let is_capability =
        facts::capability(name).is_some_and(|row| !row.has_value) || name.starts_with(DOCKER_API_PREFIX);
    if is_capability {
        findings.push(without_value(name, predicate, operator));
        return;
    }
    let row = facts::attribute(name);
    if operator.takes_pattern() {
        let reported = findings.len();
        pattern::check_meaning(predicate, findings);
        if let Some(row) = row
            && findings[reported..].iter().all(|finding| finding.code == Code::UnescapedDot)
        {
            pattern::check_against(row, predicate, findings);
        }
        return;
    }
    if operator.is_ordering() {
        return;
    }
    for item in predicate.argument.values() {
        let Some(known) = item.known() else { continue };
        let finding = value::any_attribute(known, item.span, operator)
            .or_else(|| row.and_then(|row| value::built_in(row, known, item.inner_span())));
        findings.extend(finding);
    }
}

fn without_value(name: &str, predicate: &Predicate<'_>, operator: Operator) -> Finding {
    let span = predicate.argument.span().map_or(predicate.operator_span, |span| predicate.operator_span.cover(span));
    let message = format!("{} is reported without a value, expected `exists` or `!exists`", quoted(name));
    let finding = Finding::new(Code::AttributeWithoutValue, span, message).help("ask whether it is there");
    match operator {
        Operator::Equals | Operator::In | Operator::Matches => finding.replace(span, "exists"),
        _ => finding,
    }
}
