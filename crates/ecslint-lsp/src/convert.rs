//! Findings as the protocol wants them.

use std::str::FromStr;

use ecslint_project::{Diagnostic, Rule, Severity, rule_url};
use tower_lsp::ls_types::{
    self, CodeDescription, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, Location, NumberOrString,
    Uri,
};

use crate::client::ClientFeatures;
use crate::snapshot::Snapshot;

/// The name under which findings are shown.
pub(crate) const SOURCE: &str = "ecslint";

/// All findings of a text.
pub(crate) fn diagnostics(snapshot: &Snapshot, features: ClientFeatures) -> Vec<ls_types::Diagnostic> {
    snapshot.checked().diagnostics.iter().map(|found| diagnostic(snapshot, found, features)).collect()
}

/// One finding.
pub(crate) fn diagnostic(snapshot: &Snapshot, found: &Diagnostic, features: ClientFeatures) -> ls_types::Diagnostic {
    let lines = snapshot.lines();
    let related = found.related.iter().map(|label| DiagnosticRelatedInformation {
        location: Location { uri: snapshot.uri.clone(), range: lines.range(label.span) },
        message: label.message.clone(),
    });
    let url = Uri::from_str(&rule_url(found.rule)).ok().filter(|_| features.shows_code_description);
    ls_types::Diagnostic {
        range: lines.range(found.span),
        severity: Some(severity(found.severity)),
        code: Some(NumberOrString::String(found.rule.name.to_owned())),
        code_description: url.map(|href| CodeDescription { href }),
        source: Some(SOURCE.to_owned()),
        message: message(found),
        related_information: (features.shows_related && !found.related.is_empty()).then(|| related.collect()),
        tags: tag(found.rule).filter(|_| features.shows_tags).map(|tag| vec![tag]),
        data: None,
    }
}

/// What is wrong, what AWS says to it and what to do, a line each.
fn message(found: &Diagnostic) -> String {
    let mut message = found.message.clone();
    for (head, text) in [("AWS: ", &found.says), ("help: ", &found.help)] {
        if let Some(text) = text {
            message.push('\n');
            message.push_str(head);
            message.push_str(text);
        }
    }
    message
}

fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Advice => DiagnosticSeverity::HINT,
    }
}

/// Rules about text that could as well not be there.
const UNNECESSARY: [&str; 8] = [
    "describe-only-members",
    "duplicate-ulimit",
    "null-value",
    "overwritten-variable",
    "swappiness-without-max-swap",
    "unused-app-protocol",
    "unused-firelens-router",
    "unused-volume",
];

/// Rules about what AWS has given up.
const DEPRECATED: [&str; 2] = ["retired-member", "retired-windows-version"];

/// How an editor may draw the text that the rule speaks of.
fn tag(rule: &Rule) -> Option<DiagnosticTag> {
    if UNNECESSARY.contains(&rule.name) {
        return Some(DiagnosticTag::UNNECESSARY);
    }
    DEPRECATED.contains(&rule.name).then_some(DiagnosticTag::DEPRECATED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn severities_have_levels() {
        let levels = [Severity::Error, Severity::Warning, Severity::Advice].map(severity);
        assert_eq!(levels, [DiagnosticSeverity::ERROR, DiagnosticSeverity::WARNING, DiagnosticSeverity::HINT]);
    }

    #[test]
    fn tags_belong_to_rules() {
        for name in UNNECESSARY.iter().chain(&DEPRECATED) {
            assert!(ecslint_project::rule_by_name(name).is_some(), "no rule is called {name}");
        }
    }
}
