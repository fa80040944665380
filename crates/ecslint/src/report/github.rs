//! Annotations of GitHub Actions: commands to the runner on standard output.

use std::io::{self, Write};

use ecslint_project::{Applicability, Checked, Diagnostic, LineIndex, Report, Severity, path_text};

use super::names::Names;
use super::summary;
use super::words::paragraphs;
use crate::terminal::printable;

/// GitHub shows this many annotations of a kind for a step.
const MOST_OF_A_KIND: usize = 10;

/// The summary of a step may hold this many bytes.
pub(crate) const LARGEST_SUMMARY: u64 = 1024 * 1024;

/// What the summary of the step holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Summary {
    /// All findings.
    Whole,
    /// As many as found room.
    Cut,
    /// Nothing: there is none.
    Missing,
}

/// Writes commands for the first findings of each kind, the others as plain lines, and the numbers.
pub(crate) fn write(
    out: &mut impl Write,
    report: &Report,
    names: &Names,
    step_summary: Summary,
    lowest_fix: Applicability,
) -> io::Result<()> {
    let mut left = Left::default();
    for failure in &report.failures {
        let properties = format!("file={},title=ecslint", property(&names.of(&failure.path)));
        if left.take(Severity::Error) {
            writeln!(out, "::error {properties}::{}", data(&failure.to_string()))?;
        }
    }
    let mut rest: Vec<String> = Vec::new();
    for file in report.files.iter().filter(|file| !file.diagnostics.is_empty()) {
        let (name, index) = (names.of(&file.path), LineIndex::new(&file.text));
        for diagnostic in &file.diagnostics {
            if left.take(diagnostic.severity) {
                write_command(out, file, &name, &index, diagnostic)?;
            } else {
                rest.push(line(file, &index, diagnostic));
            }
        }
    }
    if !rest.is_empty() {
        let also = match step_summary {
            Summary::Whole => ", and its summary shows all",
            Summary::Cut => ", and its summary shows as many as it holds",
            Summary::Missing => "",
        };
        let count = if rest.len() == 1 { "1 more finding".to_owned() } else { format!("{} more findings", rest.len()) };
        writeln!(out, "{count}; GitHub shows {MOST_OF_A_KIND} annotations of a kind for a step{also}:")?;
        rest.iter().try_for_each(|line| writeln!(out, "{line}"))?;
    }
    if !report.files.is_empty() {
        writeln!(out, "{}", summary::words(report, lowest_fix))?;
    }
    Ok(())
}

fn write_command(
    out: &mut impl Write,
    file: &Checked,
    name: &str,
    index: &LineIndex,
    diagnostic: &Diagnostic,
) -> io::Result<()> {
    let start = index.position(&file.text, diagnostic.span.start);
    let end = index.position(&file.text, diagnostic.span.end);
    let mut properties = format!("file={},line={},endLine={}", property(name), start.line, end.line);
    // Columns are for annotations on one line.
    if start.line == end.line {
        properties.push_str(&format!(",col={},endColumn={}", start.column, end.column));
    }
    let kind = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "notice",
    };
    let title = property(diagnostic.rule.name);
    writeln!(out, "::{kind} {properties},title={title}::{}", data(&paragraphs(diagnostic).join("\n")))
}

/// A finding in the log. The runner looks for commands at the beginning of a line, and for those of an older form anywhere:
/// what stands in a file is not to give any.
fn line(file: &Checked, index: &LineIndex, diagnostic: &Diagnostic) -> String {
    let place = index.position(&file.text, diagnostic.span.start);
    let (path, severity, rule) = (path_text(&file.path), diagnostic.severity.name(), diagnostic.rule.name);
    let line = format!("- {path}:{}:{}: {severity}[{rule}] {}", place.line, place.column, diagnostic.message);
    printable(&line).replace("##[", "##\u{200b}[")
}

/// What may stand behind the last `::` of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// What may stand behind the `=` of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// How many annotations of each kind are shown yet.
struct Left([usize; 3]);

impl Default for Left {
    fn default() -> Self {
        Self([MOST_OF_A_KIND; 3])
    }
}

impl Left {
    /// Takes one of the kind for this severity; false when all are taken.
    fn take(&mut self, severity: Severity) -> bool {
        let left = match severity {
            Severity::Error => &mut self.0[0],
            Severity::Warning => &mut self.0[1],
            Severity::Advice => &mut self.0[2],
        };
        let is_there = *left > 0;
        *left = left.saturating_sub(1);
        is_there
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_give_no_commands() {
        assert_eq!(data("50%\r\n::error::x"), "50%25%0D%0A::error::x");
        assert_eq!(property("a:b,c%\n"), "a%3Ab%2Cc%25%0A");
    }
}
