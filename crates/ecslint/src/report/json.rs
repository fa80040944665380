//! One JSON object for programs; `schemas/report.schema.json` describes it.

use std::io::{self, Write};

use ecslint_project::{
    Checked, Diagnostic, Doing, Failure, Fix, Label, LineIndex, Report, Severity, SourceKind, Span, path_text, rule_url,
};
use serde::Serialize;

use super::summary::is_fixable;

/// Grows when a reader of the report has to change.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'r> {
    version: u32,
    files: Vec<File<'r>>,
    failures: Vec<Undone<'r>>,
    summary: Summary,
}

/// Something that could not be done with a file.
#[derive(Serialize)]
struct Undone<'r> {
    path: String,
    doing: &'static str,
    message: &'r str,
}

#[derive(Serialize)]
struct File<'r> {
    path: String,
    kind: &'static str,
    diagnostics: Vec<Finding<'r>>,
}

/// A finding as programs read it.
#[derive(Serialize)]
pub(super) struct Finding<'r> {
    rule: &'static str,
    group: &'static str,
    severity: &'static str,
    message: &'r str,
    help: Option<&'r str>,
    says: Option<&'r str>,
    url: String,
    pointer: &'r str,
    range: Range,
    related: Vec<Related<'r>>,
    fixes: Vec<Repair<'r>>,
}

#[derive(Serialize)]
struct Related<'r> {
    message: &'r str,
    range: Range,
}

#[derive(Serialize)]
struct Repair<'r> {
    title: &'r str,
    applicability: &'static str,
    edits: Vec<Change<'r>>,
}

#[derive(Serialize)]
struct Change<'r> {
    range: Range,
    text: &'r str,
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
    offset: u32,
}

#[derive(Serialize)]
struct Summary {
    files: usize,
    skipped: usize,
    errors: usize,
    warnings: usize,
    advice: usize,
    fixable: usize,
    suppressed: usize,
}

/// Writes the report as one line of JSON.
pub(crate) fn write(out: &mut impl Write, report: &Report) -> io::Result<()> {
    let shown = report.shown();
    let document = Document {
        version: VERSION,
        files: report.files.iter().map(file).collect(),
        failures: report.failures.iter().map(undone).collect(),
        summary: Summary {
            files: report.files.len(),
            skipped: report.skipped.len() + report.passed_over + report.left_out,
            errors: shown.of(Severity::Error),
            warnings: shown.of(Severity::Warning),
            advice: shown.of(Severity::Advice),
            fixable: report.diagnostics().filter(|diagnostic| is_fixable(diagnostic)).count(),
            suppressed: report.suppressed(),
        },
    };
    serde_json::to_writer(&mut *out, &document)?;
    writeln!(out)
}

fn file(checked: &Checked) -> File<'_> {
    let places = Places::new(&checked.text);
    File {
        path: path_text(&checked.path),
        kind: checked.kind.map_or("unknown", SourceKind::name),
        diagnostics: checked.diagnostics.iter().map(|diagnostic| places.finding(diagnostic)).collect(),
    }
}

fn undone(failure: &Failure) -> Undone<'_> {
    let doing = match failure.doing {
        Doing::Reading => "reading",
        Doing::Fixing => "fixing",
        Doing::Writing => "writing",
    };
    Undone { path: path_text(&failure.path), doing, message: &failure.message }
}

/// Makes ranges of the spans of one text.
pub(super) struct Places<'r> {
    text: &'r str,
    index: LineIndex,
}

impl<'r> Places<'r> {
    pub(super) fn new(text: &'r str) -> Self {
        Self { text, index: LineIndex::new(text) }
    }

    pub(super) fn finding(&self, diagnostic: &'r Diagnostic) -> Finding<'r> {
        Finding {
            rule: diagnostic.rule.name,
            group: diagnostic.rule.group.name(),
            severity: diagnostic.severity.name(),
            message: &diagnostic.message,
            help: diagnostic.help.as_deref(),
            says: diagnostic.says.as_deref(),
            url: rule_url(diagnostic.rule),
            pointer: &diagnostic.pointer,
            range: self.range(diagnostic.span),
            related: diagnostic.related.iter().map(|label| self.related(label)).collect(),
            fixes: diagnostic.fixes.iter().map(|fix| self.repair(fix)).collect(),
        }
    }

    fn related(&self, label: &'r Label) -> Related<'r> {
        Related { message: &label.message, range: self.range(label.span) }
    }

    fn repair(&self, fix: &'r Fix) -> Repair<'r> {
        let changes = fix.edits.iter().map(|edit| Change { range: self.range(edit.span), text: &edit.text });
        Repair { title: &fix.title, applicability: fix.applicability.name(), edits: changes.collect() }
    }

    fn range(&self, span: Span) -> Range {
        Range { start: self.place(span.start), end: self.place(span.end) }
    }

    fn place(&self, offset: u32) -> Place {
        let position = self.index.position(self.text, offset);
        Place { line: position.line, column: position.column, offset }
    }
}
