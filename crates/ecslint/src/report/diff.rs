//! What fixes change, as a unified diff.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use ecslint_project::{Change, Report, path_text};
use similar::{ChangeTag, TextDiff};

use crate::terminal::{Reader, Terminal, printable};

const OLD: Style = AnsiColor::Red.on_default();
const NEW: Style = AnsiColor::Green.on_default();
const PLACE: Style = AnsiColor::Cyan.on_default();
const NAME: Style = Style::new().bold();

/// Writes what changes in each file; `patch -p0` understands it.
pub(crate) fn write(out: &mut impl Write, report: &Report, terminal: Terminal) -> io::Result<()> {
    report.changes.iter().try_for_each(|change| write_change(out, change, terminal))
}

fn write_change(out: &mut impl Write, change: &Change, terminal: Terminal) -> io::Result<()> {
    // A line ends at a line feed, whatever stands before it: every byte of the file is a byte of the diff.
    let old: Vec<&str> = change.before.text.split_inclusive('\n').collect();
    let new: Vec<&str> = change.text.split_inclusive('\n').collect();
    let diff = TextDiff::configure().newline_terminated(true).diff_slices(&old, &new);
    let path = path_text(&change.before.path);
    let path = printable(&path);
    let paint = |style, text: &str| terminal.styling.paint(style, text);
    writeln!(out, "{}", paint(NAME, &format!("--- {path}")))?;
    writeln!(out, "{}", paint(NAME, &format!("+++ {path}")))?;
    for hunk in diff.unified_diff().iter_hunks() {
        writeln!(out, "{}", paint(PLACE, &hunk.header().to_string()))?;
        for line in hunk.iter_changes() {
            let (mark, style) = match line.tag() {
                ChangeTag::Delete => ('-', OLD),
                ChangeTag::Insert => ('+', NEW),
                ChangeTag::Equal => (' ', Style::new()),
            };
            let text = line.value();
            let content = text.strip_suffix('\n').unwrap_or(text);
            // A terminal is not to obey what stands in a file; a program gets it as it is.
            let shown = match terminal.reader {
                Reader::Person => printable(content.strip_suffix('\r').unwrap_or(content)),
                Reader::Program => content.into(),
            };
            writeln!(out, "{}", paint(style, &format!("{mark}{shown}")))?;
            if content.len() == text.len() {
                writeln!(out, "\\ No newline at end of file")?;
            }
        }
    }
    Ok(())
}
