//! The last line for people.

use ecslint_project::{Applicability, Diagnostic, Report};

use crate::severity;

/// Whether a finding comes with a fix that can be applied.
pub(crate) fn is_fixable(diagnostic: &Diagnostic) -> bool {
    diagnostic.fixes.iter().any(|fix| fix.applicability != Applicability::DisplayOnly)
}

/// "2 errors, 1 warning in 1 of 3 files (1 fixable with `--fix`); 5 advice hidden, show with `--severity advice`".
pub(crate) fn words(report: &Report, lowest_fix: Applicability) -> String {
    let (shown, hidden) = (report.shown(), report.hidden());
    let files = counted(report.files.len(), "file");
    let mut words = if shown.total() == 0 {
        format!("no findings in {files}")
    } else {
        let counts: Vec<String> = severity::all()
            .map(|row| (row, shown.of(row.severity)))
            .filter(|(_, count)| *count > 0)
            .map(|(row, count)| row.counted(count))
            .collect();
        let concerned = report.files.iter().filter(|file| !file.diagnostics.is_empty()).count();
        let of = if concerned == report.files.len() { String::new() } else { format!("{concerned} of ") };
        format!("{} in {of}{files}{}", counts.join(", "), fixable(report, lowest_fix))
    };
    let left_out: Vec<_> = severity::all().filter(|row| hidden.of(row.severity) > 0).collect();
    if let Some(lowest) = left_out.last() {
        let counts: Vec<String> = left_out.iter().map(|row| row.counted(hidden.of(row.severity))).collect();
        let name = lowest.severity.name();
        words.push_str(&format!("; {} hidden, show with `--severity {name}`", counts.join(", ")));
    }
    match report.suppressed() {
        0 => {}
        count => words.push_str(&format!("; {count} ignored, show with `--no-ignores`")),
    }
    words
}

/// " (2 fixable with `--fix`, 1 more with `--unsafe-fixes`)".
fn fixable(report: &Report, lowest: Applicability) -> String {
    let is_applied = |diagnostic: &&Diagnostic| diagnostic.fixes.iter().any(|fix| fix.applicability >= lowest);
    let applied = report.diagnostics().filter(is_applied).count();
    let more = report.diagnostics().filter(|diagnostic| is_fixable(diagnostic)).count() - applied;
    match (applied, more, lowest) {
        (0, 0, _) => String::new(),
        (0, more, _) => format!(" ({more} fixable with `--fix --unsafe-fixes`)"),
        (applied, 0, Applicability::Safe) => format!(" ({applied} fixable with `--fix`)"),
        (applied, 0, _) => format!(" ({applied} fixable with `--fix --unsafe-fixes`)"),
        (applied, more, _) => format!(" ({applied} fixable with `--fix`, {more} more with `--unsafe-fixes`)"),
    }
}

/// What fixes did: "fixed 3 findings in 2 files; 1 left as it is beside broken text".
pub(crate) fn fixed(report: &Report) -> Option<String> {
    changes("fixed", report)
}

/// What fixes would do: "would fix 3 findings in 2 files".
pub(crate) fn would_fix(report: &Report) -> Option<String> {
    changes("would fix", report)
}

fn changes(verb: &str, report: &Report) -> Option<String> {
    let (fixed, files) = (counted(report.fixed(), "finding"), counted(report.changes.len(), "file"));
    let parts = [
        (report.changes.len(), format!("{verb} {fixed} in {files}")),
        (report.held_back, format!("{} with a fix left beside broken text", counted(report.held_back, "finding"))),
        (report.unwelcome, format!("{} with a fix that would bring another one", counted(report.unwelcome, "finding"))),
    ];
    let said: Vec<String> = parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words).collect();
    (!said.is_empty()).then(|| said.join("; "))
}

fn counted(count: usize, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}
