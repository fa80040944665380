//! One line a finding, for editors, scripts and `grep`.

use std::io::{self, Write};

use ecslint_project::{LineIndex, Report, path_text};

use crate::severity;
use crate::terminal::{Terminal, printable};

/// Writes `path:line:column: error[rule] message` for every finding.
pub(crate) fn write(out: &mut impl Write, report: &Report, terminal: Terminal) -> io::Result<()> {
    for file in report.files.iter().filter(|file| !file.diagnostics.is_empty()) {
        let path = path_text(&file.path);
        let path = printable(&path);
        let index = LineIndex::new(&file.text);
        for diagnostic in &file.diagnostics {
            let position = index.position(&file.text, diagnostic.span.start);
            let severity = severity::appearance(diagnostic.severity);
            writeln!(
                out,
                "{path}:{}:{}: {}[{}] {}",
                position.line,
                position.column,
                terminal.styling.paint(severity.style, diagnostic.severity.name()),
                diagnostic.rule.name,
                printable(&diagnostic.message),
            )?;
        }
    }
    Ok(())
}
