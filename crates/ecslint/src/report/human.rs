//! For people: the finding, the lines of the file, what AWS says, what to do.

use std::borrow::Cow;
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use ecslint_project::{Applicability, Diagnostic, LineIndex, Outcome, Report, Rule, path_text, rule_url};

use super::snippet::{Source, draw};
use super::summary;
use crate::severity;
use crate::terminal::{Terminal, printable};

const WORD: Style = AnsiColor::Cyan.on_default();
const QUIET: Style = Style::new().dimmed();

/// More of what AWS says, in characters, is cut off.
const LONGEST_QUOTE: usize = 280;

/// Writes every finding and a last line with the numbers.
pub(crate) fn write(
    out: &mut impl Write,
    report: &Report,
    lowest_fix: Applicability,
    terminal: Terminal,
) -> io::Result<()> {
    for file in report.files.iter().filter(|file| !file.diagnostics.is_empty()) {
        let name = path_text(&file.path);
        let index = LineIndex::new(&file.text);
        let source = Source { name: &name, text: &file.text, index: &index };
        for diagnostic in &file.diagnostics {
            write_finding(out, source, diagnostic, terminal)?;
        }
    }
    if !report.files.is_empty() {
        writeln!(out, "{}", summary::words(report, lowest_fix))?;
    }
    if let Some(words) = summary::fixed(report) {
        writeln!(out, "{words}")?;
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
        write_note(out, speaker(diagnostic.rule), &format!("\"{}\"", shortened(says)), terminal)?;
    }
    let is_fix = |help: &&String| diagnostic.fixes.iter().any(|fix| fix.title == **help);
    if let Some(help) = diagnostic.help.as_ref().filter(|help| !is_fix(help)) {
        write_note(out, "help", help, terminal)?;
    }
    for fix in &diagnostic.fixes {
        write_note(out, "fix", &fix.title, terminal)?;
    }
    writeln!(out, "  {}\n", styling.paint(QUIET, &rule_url(diagnostic.rule)))
}

/// Whose words they are: the AWS CLI and the SDKs refuse some calls themselves.
pub(super) fn speaker(rule: &Rule) -> &'static str {
    match rule.outcome {
        Outcome::Rejected { operation: "client", .. } => "the AWS CLI says",
        _ => "AWS says",
    }
}

/// The beginning of words that would fill the terminal, such as a list of everything that is allowed.
fn shortened(says: &str) -> Cow<'_, str> {
    let Some((end, _)) = says.char_indices().nth(LONGEST_QUOTE) else { return Cow::Borrowed(says) };
    let kept = says[..end].rsplit_once(' ').map_or(&says[..end], |(kept, _)| kept);
    Cow::Owned(format!("{kept} …"))
}

/// A title with words, wrapped.
pub(super) fn write_note(out: &mut impl Write, title: &str, text: &str, terminal: Terminal) -> io::Result<()> {
    let first = format!("  {} ", terminal.styling.paint(WORD, &format!("{title}:")));
    let rest = " ".repeat(title.len() + 4);
    writeln!(out, "{}", terminal.wrap(&printable(text), &first, &rest))
}
