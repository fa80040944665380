//! What is said about a file. Plain data: every output format has its own form of it.

use ecslint_syntax::Span;

use crate::rule::Rule;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Good practice and hardening.
    Advice,
    /// Registers, then misbehaves or is silently ignored.
    Warning,
    /// AWS rejects it, or the task cannot start.
    Error,
}

impl Severity {
    /// The name in reports and options: `error`, `warning` or `advice`.
    pub const fn name(self) -> &'static str {
        match self {
            Severity::Advice => "advice",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// A place in the text with words about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What to see there.
    pub message: String,
}

/// How sure it is that a fix is what the author wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Applicability {
    /// Only to be shown: a person has to decide.
    DisplayOnly,
    /// Likely, but it may change what the task does.
    Unsafe,
    /// Certain: it does not change what the author meant.
    Safe,
}

impl Applicability {
    /// The name in reports: `safe`, `unsafe` or `display-only`.
    pub const fn name(self) -> &'static str {
        match self {
            Applicability::DisplayOnly => "display-only",
            Applicability::Unsafe => "unsafe",
            Applicability::Safe => "safe",
        }
    }
}

/// Text to put in the place of a span.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// What is replaced; empty for an insertion.
    pub span: Span,
    /// The new text.
    pub text: String,
}

/// A way to mend a finding. Its edits do not overlap and belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does, in the imperative: "remove `privileged`".
    pub title: String,
    /// How sure it is.
    pub applicability: Applicability,
    /// The edits, in the order of the text.
    pub edits: Vec<Edit>,
}

impl Fix {
    /// A fix that certainly does what the author meant.
    pub fn safe(title: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self { title: title.into(), applicability: Applicability::Safe, edits }
    }

    /// A fix that likely does what the author meant.
    pub fn unsafe_(title: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self { title: title.into(), applicability: Applicability::Unsafe, edits }
    }
}

/// One finding.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The rule that speaks.
    pub rule: &'static Rule,
    /// How bad it is here; never above the rule's own severity.
    pub severity: Severity,
    /// What is wrong with which value.
    pub message: String,
    /// The smallest span that shows it.
    pub span: Span,
    /// The value meant: `span`, or for a missing member the object that lacks it.
    pub about: Span,
    /// JSON Pointer of the value meant; for a missing member that of the object that lacks it.
    pub pointer: String,
    /// Other places that have a part in it.
    pub related: Vec<Label>,
    /// What to do.
    pub help: Option<String>,
    /// What AWS says to it, with the values filled in where they are known.
    pub says: Option<String>,
    /// Ways to mend it, the best first.
    pub fixes: Vec<Fix>,
}

impl Diagnostic {
    /// Says what to do.
    pub fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = Some(help.into());
        self
    }

    /// Quotes AWS, with the values filled in.
    pub fn says(&mut self, says: impl Into<String>) -> &mut Self {
        self.says = Some(says.into());
        self
    }

    /// Points to another place that has a part in it; does nothing where that is no place in the file.
    pub fn related(&mut self, span: impl Into<Option<Span>>, message: impl Into<String>) -> &mut Self {
        if let Some(span) = span.into() {
            self.related.push(Label { span, message: message.into() });
        }
        self
    }

    /// Lowers the severity; a severity above the rule's own is ignored.
    pub fn severity(&mut self, severity: Severity) -> &mut Self {
        self.severity = self.severity.min(severity);
        self
    }

    /// Offers a fix; one without edits is no fix and is left out.
    pub fn fix(&mut self, fix: Fix) -> &mut Self {
        if !fix.edits.is_empty() {
            self.fixes.push(fix);
        }
        self
    }
}
