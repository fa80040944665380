//! What becomes of one case.

use std::path::Path;

use anyhow::Context;
use ecslint_project::{Checked, Counts, Diagnostic, LineIndex, Project, Severity};

use super::folder::Case;
use super::place::{Difference, Place};

/// What is said about a bad file and its twins.
pub(crate) struct Verdict {
    /// What is said about the bad file.
    pub(crate) findings: Vec<String>,
    pub(crate) counts: Counts,
    /// Where the best finding of the wanted severity stands that is gone on the twins; `None` when there is none.
    pub(crate) place: Option<Place>,
    /// There is one, but it is an error where at most a warning is known to be right.
    pub(crate) too_strong: bool,
    pub(crate) twins: usize,
    /// The twins that something is said about, with what it is.
    pub(crate) speaking_twins: Vec<(String, Vec<String>)>,
}

impl Verdict {
    pub(crate) fn of(project: &Project, case: &Case) -> anyhow::Result<Self> {
        let bad = check(project, &case.bad)?;
        let mut counts = Counts::default();
        bad.diagnostics.iter().for_each(|diagnostic| counts.add(diagnostic.severity));
        let mut verdict = Self {
            findings: lines(&bad),
            counts,
            place: None,
            too_strong: false,
            twins: case.fixed.len(),
            speaking_twins: Vec::new(),
        };
        let mut twins = Vec::new();
        for path in &case.fixed {
            let twin = check(project, path)?;
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if twin.kind.is_none() {
                verdict.speaking_twins.push((name, vec!["is no task definition".to_owned()]));
            } else if !twin.diagnostics.is_empty() {
                verdict.speaking_twins.push((name, lines(&twin)));
            }
            let text = read(path)?;
            twins.push((Difference::new(&bad.text, &text), twin));
        }
        for diagnostic in &bad.diagnostics {
            if twins.iter().any(|(_, twin)| twin.diagnostics.iter().any(|other| is_same(diagnostic, other))) {
                continue;
            }
            if case.takes_no_error() && diagnostic.severity == Severity::Error {
                verdict.too_strong = true;
                continue;
            }
            let place = twins.iter().map(|(difference, _)| difference.place(diagnostic, &bad.text)).max();
            verdict.place = verdict.place.max(place);
        }
        if verdict.too_strong {
            verdict.place = None;
        }
        Ok(verdict)
    }
}

/// The same mistake, perhaps at another offset.
fn is_same(one: &Diagnostic, other: &Diagnostic) -> bool {
    one.rule.name == other.rule.name && one.pointer == other.pointer && one.message == other.message
}

fn check(project: &Project, path: &Path) -> anyhow::Result<Checked> {
    Ok(project.check_text(path, read(path)?.as_bytes()))
}

fn read(path: &Path) -> anyhow::Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

/// A line for each finding.
pub(crate) fn lines(checked: &Checked) -> Vec<String> {
    let index = LineIndex::new(&checked.text);
    let line = |diagnostic: &Diagnostic| {
        let position = index.position(&checked.text, diagnostic.span.start);
        let (severity, name) = (diagnostic.severity.name(), diagnostic.rule.name);
        format!("{}:{} {severity}[{name}] {}", position.line, position.column, diagnostic.message)
    };
    checked.diagnostics.iter().map(line).collect()
}
