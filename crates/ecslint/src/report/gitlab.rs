//! The code quality report of GitLab.

use std::io::{self, Write};

use ecslint_project::{Checked, Diagnostic, LineIndex, Position, Report, Severity};
use rustc_hash::FxHashMap;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::fingerprints::fingerprints_of;
use super::names::Names;

/// What files that could not be read are called in place of a rule.
const UNDONE: &str = "could-not-be-done";

#[derive(Serialize)]
struct Issue {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
    #[serde(skip_serializing_if = "Option::is_none")]
    positions: Option<Positions>,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
    end: u32,
}

#[derive(Serialize)]
struct Positions {
    begin: Place,
    end: Place,
}

#[derive(Serialize)]
struct Place {
    line: u32,
    column: u32,
}

impl From<Position> for Place {
    fn from(position: Position) -> Self {
        Self { line: position.line, column: position.column }
    }
}

/// Writes one array with all findings and with what could not be done.
pub(crate) fn write(out: &mut impl Write, report: &Report, names: &Names) -> io::Result<()> {
    let mut fingerprints = Fingerprints::default();
    let mut issues: Vec<Issue> = Vec::new();
    for failure in &report.failures {
        let path = names.of(&failure.path);
        issues.push(Issue {
            description: failure.to_string(),
            check_name: UNDONE,
            fingerprint: fingerprints.unique(&[UNDONE, &path, &failure.message]),
            severity: "blocker",
            location: Location { path, lines: Lines { begin: 1, end: 1 }, positions: None },
        });
    }
    for file in report.files.iter().filter(|file| !file.diagnostics.is_empty()) {
        issues.extend(issues_of(file, names, &mut fingerprints));
    }
    serde_json::to_writer(&mut *out, &issues)?;
    writeln!(out)
}

fn issues_of<'r>(
    file: &'r Checked,
    names: &Names,
    fingerprints: &'r mut Fingerprints,
) -> impl Iterator<Item = Issue> + 'r {
    let path = names.of(&file.path);
    let index = LineIndex::new(&file.text);
    let known = fingerprints_of(file, file.diagnostics.iter(), &path);
    file.diagnostics.iter().zip(known).map(move |(diagnostic, known)| {
        let (begin, end) =
            (index.position(&file.text, diagnostic.span.start), index.position(&file.text, diagnostic.span.end));
        Issue {
            description: description(diagnostic),
            check_name: diagnostic.rule.name,
            fingerprint: fingerprints.unique(&[&path, &known]),
            severity: severity(diagnostic.severity),
            location: Location {
                path: path.clone(),
                lines: Lines { begin: begin.line, end: end.line },
                positions: Some(Positions { begin: begin.into(), end: end.into() }),
            },
        }
    })
}

/// GitLab shows these words alone.
fn description(diagnostic: &Diagnostic) -> String {
    match &diagnostic.help {
        Some(help) => format!("{}; {help}", diagnostic.message),
        None => diagnostic.message.clone(),
    }
}

const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "critical",
        Severity::Warning => "major",
        Severity::Advice => "info",
    }
}

/// The fingerprints given so far. GitLab shows one of several issues with the same fingerprint, and two files may hold the
/// same task definition.
#[derive(Default)]
struct Fingerprints {
    given: FxHashMap<String, u32>,
}

impl Fingerprints {
    /// A hash of these parts that no other issue has.
    fn unique(&mut self, parts: &[&str]) -> String {
        let whole = parts.join("\0");
        let count = self.given.entry(whole.clone()).or_default();
        *count += 1;
        let bytes = Sha256::digest(format!("{whole}\0{count}"));
        bytes.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
    }
}
