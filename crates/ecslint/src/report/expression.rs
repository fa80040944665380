//! What is wrong with a placement expression, in every format.

use std::io::{self, Write};

use anstyle::Style;
use ecslint_cql::Finding;
use ecslint_project::{Counts, Label, LineIndex, Severity, Span};
use serde::Serialize;

use super::human::write_note;
use super::snippet::{Source, draw_labels};
use crate::severity;
use crate::terminal::{Terminal, printable};

/// An expression with what is said about it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Checked<'c> {
    /// What the expression is called: `<expression>` or `<stdin>`.
    pub(crate) name: &'c str,
    pub(crate) text: &'c str,
    pub(crate) findings: &'c [Finding],
}

/// The severity in the terms of the reporters.
pub(crate) fn severity_of(finding: &Finding) -> Severity {
    match finding.severity() {
        ecslint_cql::Severity::Error => Severity::Error,
        ecslint_cql::Severity::Warning => Severity::Warning,
        ecslint_cql::Severity::Advice => Severity::Advice,
    }
}

/// An expression is far shorter than 4 GiB.
fn span(span: ecslint_cql::Span) -> Span {
    let offset = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
    Span::new(offset(span.start), offset(span.end))
}

impl<'c> Checked<'c> {
    /// How many findings of which severity.
    pub(crate) fn counts(self) -> Counts {
        let mut counts = Counts::default();
        self.findings.iter().for_each(|finding| counts.add(severity_of(finding)));
        counts
    }

    /// Writes the findings as `check` does, with the expression and carets under it.
    pub(crate) fn write_human(self, out: &mut impl Write, terminal: Terminal) -> io::Result<()> {
        let index = LineIndex::new(self.text);
        let source = Source { name: self.name, text: self.text, index: &index };
        for finding in self.findings {
            let severity = severity_of(finding);
            let head = format!("{}[{}]", severity.name(), finding.code.name());
            let head = terminal.styling.paint(severity::appearance(severity).style, &head);
            let message = format!(": {}", printable(&finding.message));
            writeln!(out, "{head}{}", terminal.styling.paint(Style::new().bold(), &message))?;
            let other = finding.related.map(|other| Label { span: span(other), message: "the other side".to_owned() });
            out.write_all(draw_labels(source, span(finding.span), other.as_slice(), severity, terminal).as_bytes())?;
            if let Some(help) = &finding.help {
                write_note(out, "help", help, terminal)?;
            }
            writeln!(out)?;
        }
        Ok(())
    }

    /// Writes one line for each finding.
    pub(crate) fn write_concise(self, out: &mut impl Write, terminal: Terminal) -> io::Result<()> {
        let index = LineIndex::new(self.text);
        for finding in self.findings {
            let position = index.position(self.text, span(finding.span).start);
            let severity = severity_of(finding);
            writeln!(
                out,
                "{}:{}:{}: {}[{}] {}",
                self.name,
                position.line,
                position.column,
                terminal.styling.paint(severity::appearance(severity).style, severity.name()),
                finding.code.name(),
                printable(&finding.message),
            )?;
        }
        Ok(())
    }

    /// "1 error, 2 warnings in the expression".
    pub(crate) fn summary(self) -> String {
        let counts = self.counts();
        let words: Vec<String> = severity::all()
            .filter(|row| counts.of(row.severity) > 0)
            .map(|row| row.counted(counts.of(row.severity)))
            .collect();
        if words.is_empty() {
            return "no findings in the expression".to_owned();
        }
        format!("{} in the expression", words.join(", "))
    }

    /// The findings for programs.
    pub(crate) fn json(self) -> Vec<FindingJson<'c>> {
        let index = LineIndex::new(self.text);
        let place = |offset: u32| {
            let position = index.position(self.text, offset);
            Place { line: position.line, column: position.column, offset }
        };
        let range = |inner: ecslint_cql::Span| {
            let span = span(inner);
            Range { start: place(span.start), end: place(span.end) }
        };
        let finding = |finding: &'c Finding| {
            let Finding { code, span, message, help, related, replacement } = finding;
            FindingJson {
                code: code.name(),
                severity: severity_of(finding).name(),
                message,
                help: help.as_deref(),
                range: range(*span),
                related: related.map(range),
                replacement: replacement.as_ref().map(|one| Replacement { range: range(one.span), text: &one.text }),
            }
        };
        self.findings.iter().map(finding).collect()
    }
}

#[derive(Debug, Serialize)]
pub(crate) struct FindingJson<'c> {
    code: &'static str,
    severity: &'static str,
    message: &'c str,
    help: Option<&'c str>,
    range: Range,
    related: Option<Range>,
    replacement: Option<Replacement<'c>>,
}

#[derive(Debug, Serialize)]
struct Replacement<'c> {
    range: Range,
    text: &'c str,
}

#[derive(Debug, Serialize)]
struct Range {
    start: Place,
    end: Place,
}

#[derive(Debug, Serialize)]
struct Place {
    line: u32,
    column: u32,
    offset: u32,
}
