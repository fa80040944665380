//! One JSON object a finding; `schemas/report.schema.json` describes it as `$defs/line`.

use std::io::{self, Write};

use ecslint_project::{Report, path_text};
use serde::Serialize;

use super::json::{Finding, Places};

#[derive(Serialize)]
struct Line<'r> {
    path: &'r str,
    #[serde(flatten)]
    finding: Finding<'r>,
}

/// Writes a line for every finding.
pub(crate) fn write(out: &mut impl Write, report: &Report) -> io::Result<()> {
    for file in report.files.iter().filter(|file| !file.diagnostics.is_empty()) {
        let path = path_text(&file.path);
        let places = Places::new(&file.text);
        for diagnostic in &file.diagnostics {
            serde_json::to_writer(&mut *out, &Line { path: &path, finding: places.finding(diagnostic) })?;
            writeln!(out)?;
        }
    }
    Ok(())
}
