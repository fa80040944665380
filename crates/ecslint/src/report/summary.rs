//! The last line for people.

use ecslint_project::{Applicability, Diagnostic, Report};

use crate::severity;

/// Whether a finding comes with a fix that can be applied.
pub(crate) fn is_fixable(diagnostic: &Diagnostic) -> bool {
    diagnostic.fixes.iter().any(|fix| fix.applicability != Applicability::DisplayOnly)
}

/// "2 errors, 1 warning in 1 of 3 files (1 with a fix); 5 advice hidden, show with `--severity advice`".
pub(crate) fn words(report: &Report) -> String {
    let (shown, hidden) = (report.shown(), report.hidden());
    let files = match report.files.len() {
        1 => "1 file".to_owned(),
        count => format!("{count} files"),
    };
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
        let fixable = report.diagnostics().filter(|diagnostic| is_fixable(diagnostic)).count();
        let fixes = if fixable == 0 { String::new() } else { format!(" ({fixable} with a fix)") };
        format!("{} in {of}{files}{fixes}", counts.join(", "))
    };
    let left_out: Vec<_> = severity::all().filter(|row| hidden.of(row.severity) > 0).collect();
    if let Some(lowest) = left_out.last() {
        let counts: Vec<String> = left_out.iter().map(|row| row.counted(hidden.of(row.severity))).collect();
        let name = lowest.severity.name();
        words.push_str(&format!("; {} hidden, show with `--severity {name}`", counts.join(", ")));
    }
    words
}
