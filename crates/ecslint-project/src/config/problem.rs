//! Findings about a configuration.

use ecslint_core::{Diagnostic, Label, Severity};
use ecslint_syntax::Span;

/// The rule in whose name mistakes are reported.
pub(crate) const INVALID_CONFIG: &str = "invalid-config";

/// What is wrong with a configuration, in the order in which it is found.
#[derive(Debug, Default)]
pub(super) struct Problems {
    found: Vec<Diagnostic>,
}

impl Problems {
    /// Reports `message` at `span` and says what to do.
    pub(super) fn report(&mut self, span: Span, message: impl Into<String>, help: impl Into<String>) {
        self.found.extend(finding(INVALID_CONFIG, span, message.into(), help.into()));
    }

    /// The same with another place that has a part in it.
    pub(super) fn report_clash(
        &mut self,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
        other: Label,
    ) {
        self.report(span, message, help);
        if let Some(last) = self.found.last_mut() {
            last.related.push(other);
        }
    }

    /// Whether something is said of this very place.
    pub(super) fn is_reported(&self, span: Span) -> bool {
        self.found.iter().any(|diagnostic| diagnostic.span == span)
    }

    /// Leaves out what stands behind `first`, and all but one about the place itself.
    pub(super) fn keep_before(&mut self, first: Span) {
        let mut is_told = false;
        self.found.retain(|diagnostic| {
            let is_first = diagnostic.span == first && !is_told;
            is_told |= is_first;
            is_first || diagnostic.span.start < first.start
        });
    }

    pub(super) fn count(&self) -> usize {
        self.found.len()
    }

    pub(super) fn into_vec(self) -> Vec<Diagnostic> {
        self.found
    }
}

/// A finding in the name of the rule called `rule`, with that rule's severity.
pub(crate) fn finding(rule: &str, span: Span, message: String, help: String) -> Option<Diagnostic> {
    let rule = ecslint_rules::by_name(rule)?;
    let severity: Severity = rule.severity;
    Some(Diagnostic {
        rule,
        severity,
        message,
        span,
        about: span,
        pointer: String::new(),
        related: Vec::new(),
        help: Some(help),
        says: None,
        fixes: Vec::new(),
    })
}
