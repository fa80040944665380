//! The diagnostic format of reviewdog.

use std::io::{self, Write};

use ecslint_project::{Applicability, Checked, Diagnostic, Fix, LineIndex, Report, Severity, Span, rule_url};
use serde::Serialize;

use super::names::Names;
use super::words::paragraphs;

#[derive(Serialize)]
struct Document<'r> {
    source: Source,
    diagnostics: Vec<Finding<'r>>,
}

#[derive(Serialize)]
struct Source {
    name: &'static str,
    url: &'static str,
}

#[derive(Serialize)]
struct Finding<'r> {
    message: String,
    location: Location,
    severity: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<Code<'r>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<Suggestion>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Related<'r>>,
}

#[derive(Serialize)]
struct Location {
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<Range>,
}

#[derive(Serialize)]
struct Range {
    start: Place,
    end: Place,
}

#[derive(Serialize)]
struct Place {
    line: u32,
    column: u32,
}

#[derive(Serialize)]
struct Code<'r> {
    value: &'r str,
    url: String,
}

#[derive(Serialize)]
struct Suggestion {
    range: Range,
    text: String,
}

#[derive(Serialize)]
struct Related<'r> {
    message: &'r str,
    location: Location,
}

/// Writes all findings and what could not be done.
pub(crate) fn write(out: &mut impl Write, report: &Report, names: &Names) -> io::Result<()> {
    let mut diagnostics: Vec<Finding<'_>> = Vec::new();
    for failure in &report.failures {
        diagnostics.push(Finding {
            message: failure.to_string(),
            location: Location { path: names.of(&failure.path), range: None },
            severity: "ERROR",
            code: None,
            suggestions: Vec::new(),
            related_locations: Vec::new(),
        });
    }
    for file in report.files.iter().filter(|file| !file.diagnostics.is_empty()) {
        let places = Places { file, path: names.of(&file.path), index: LineIndex::new(&file.text) };
        diagnostics.extend(file.diagnostics.iter().map(|diagnostic| places.finding(diagnostic)));
    }
    let source = Source { name: "ecslint", url: env!("CARGO_PKG_REPOSITORY") };
    serde_json::to_writer(&mut *out, &Document { source, diagnostics })?;
    writeln!(out)
}

/// Makes ranges of the spans of one file.
struct Places<'r> {
    file: &'r Checked,
    path: String,
    index: LineIndex,
}

impl<'r> Places<'r> {
    fn finding(&self, diagnostic: &'r Diagnostic) -> Finding<'r> {
        let is_suggested = |fix: &&Fix| fix.applicability != Applicability::DisplayOnly;
        let related = diagnostic.related.iter();
        Finding {
            message: paragraphs(diagnostic).join("\n"),
            location: self.location(diagnostic.span),
            severity: match diagnostic.severity {
                Severity::Error => "ERROR",
                Severity::Warning => "WARNING",
                Severity::Advice => "INFO",
            },
            code: Some(Code { value: diagnostic.rule.name, url: rule_url(diagnostic.rule) }),
            suggestions: diagnostic.fixes.iter().filter(is_suggested).filter_map(|fix| self.suggestion(fix)).collect(),
            related_locations: related
                .map(|label| Related { message: &label.message, location: self.location(label.span) })
                .collect(),
        }
    }

    /// A suggestion is one piece of text: what stands between several edits is part of it.
    fn suggestion(&self, fix: &Fix) -> Option<Suggestion> {
        let (first, last) = (fix.edits.first()?, fix.edits.last()?);
        let mut text = String::new();
        let mut done = first.span.start;
        for edit in &fix.edits {
            text.push_str(self.file.text.get(done as usize..edit.span.start as usize)?);
            text.push_str(&edit.text);
            done = edit.span.end;
        }
        Some(Suggestion { range: self.range(Span::new(first.span.start, last.span.end)), text })
    }

    fn location(&self, span: Span) -> Location {
        Location { path: self.path.clone(), range: Some(self.range(span)) }
    }

    fn range(&self, span: Span) -> Range {
        Range { start: self.place(span.start), end: self.place(span.end) }
    }

    /// Columns count bytes in this format.
    fn place(&self, offset: u32) -> Place {
        let (line, column) = self.index.utf8_position(&self.file.text, offset);
        Place { line: line + 1, column: column + 1 }
    }
}
