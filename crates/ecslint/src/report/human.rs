//! For people: the finding, the lines of the file, what AWS says, what to do.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use ecslint_project::{Diagnostic, LineIndex, Report, path_text, rule_url};

use super::snippet::{Source, draw};
use super::summary;
use crate::severity;
use crate::terminal::{Terminal, printable};

const WORD: Style = AnsiColor::Cyan.on_default();
const QUIET: Style = Style::new().dimmed();

/// Writes every finding and a last line with the numbers.
pub(crate) fn write(out: &mut impl Write, report: &Report, terminal: Terminal) -> io::Result<()> {
    for file in report.files.iter().filter(|file| !file.diagnostics.is_empty()) {
        let name = path_text(&file.path);
        let index = LineIndex::new(&file.text);
        let source = Source { name: &name, text: &file.text, index: &index };
        for diagnostic in &file.diagnostics {
            write_finding(out, source, diagnostic, terminal)?;
        }
    }
    if !report.files.is_empty() {
        writeln!(out, "{}", summary::words(report))?;
    }
    Ok(())
}

fn write_finding(
    out: &mut impl Write,
    source: Source<'_>,
    diagnostic: &Diagnostic,
    terminal: Terminal,
) -> io::Result<()> {
    let styling = terminal.styling;
    let head = format!("{}[{}]", diagnostic.severity.name(), diagnostic.rule.name);
    let head = styling.paint(severity::appearance(diagnostic.severity).style, &head);
    let message = styling.paint(Style::new().bold(), &format!(": {}", printable(&diagnostic.message)));
    writeln!(out, "{head}{message}")?;
    out.write_all(draw(source, diagnostic, terminal).as_bytes())?;
    if let Some(says) = &diagnostic.says {
        write_note(out, "AWS says", &format!("\"{says}\""), terminal)?;
    }
    if let Some(help) = &diagnostic.help {
        write_note(out, "help", help, terminal)?;
    }
    for fix in &diagnostic.fixes {
        write_note(out, "fix", &fix.title, terminal)?;
    }
    writeln!(out, "  {}\n", styling.paint(QUIET, &rule_url(diagnostic.rule)))
}

fn write_note(out: &mut impl Write, title: &str, text: &str, terminal: Terminal) -> io::Result<()> {
    let first = format!("  {} ", terminal.styling.paint(WORD, &format!("{title}:")));
    let rest = " ".repeat(title.len() + 4);
    writeln!(out, "{}", terminal.wrap(&printable(text), &first, &rest))
}
