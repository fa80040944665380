//! A table for pull requests and the summaries of steps.

use std::fmt::Write as _;
use std::io::{self, Write};

use ecslint_project::{Applicability, Checked, Diagnostic, LineIndex, Report, rule_url};

use super::github::Summary;
use super::names::Names;
use super::summary;
use crate::terminal::printable;

const HEAD: &str = "| | Place | Rule | Message |\n| --- | --- | --- | --- |\n";

/// Writes a line with the numbers, what could not be done, and a table with a row for each finding.
pub(crate) fn write(out: &mut impl Write, report: &Report, names: &Names, lowest_fix: Applicability) -> io::Result<()> {
    out.write_all(begin(report, names, lowest_fix).as_bytes())?;
    rows(report, names).try_for_each(|row| out.write_all(row.as_bytes()))
}

/// The same in at most `limit` bytes, and whether that is all: otherwise it ends with the number of the findings that found
/// no room.
pub(crate) fn within(limit: usize, report: &Report, names: &Names, lowest_fix: Applicability) -> (String, Summary) {
    /// Room for the last words.
    const RESERVE: usize = 200;
    let mut text = begin(report, names, lowest_fix);
    if text.len() > limit.saturating_sub(RESERVE) {
        text = title(report, lowest_fix);
    }
    let mut left = report.diagnostics().count();
    for row in rows(report, names) {
        if text.len() + row.len() > limit.saturating_sub(RESERVE) {
            break;
        }
        text.push_str(&row);
        left -= 1;
    }
    if left == 0 {
        return (text, Summary::Whole);
    }
    let _ = write!(text, "\n{left} more in the log: the summary of a step holds 1 MiB.\n");
    if text.len() > limit { (String::new(), Summary::Missing) } else { (text, Summary::Cut) }
}

/// Everything before the first row.
fn begin(report: &Report, names: &Names, lowest_fix: Applicability) -> String {
    let mut text = title(report, lowest_fix);
    for failure in &report.failures {
        // The name is written as it is in the table.
        let (name, message) = (names.of(&failure.path), marked(&failure.message));
        let _ = writeln!(text, "- cannot {} {}: {message}", failure.doing.verb(), code(&name));
    }
    if !report.failures.is_empty() {
        text.push('\n');
    }
    if report.diagnostics().next().is_some() {
        text.push_str(HEAD);
    }
    text
}

fn title(report: &Report, lowest_fix: Applicability) -> String {
    let undone = match report.failures.len() {
        0 => String::new(),
        1 => "; 1 file could not be read or written".to_owned(),
        count => format!("; {count} files could not be read or written"),
    };
    format!("**ecslint**: {}{undone}\n\n", marked(&summary::words(report, lowest_fix)))
}

fn rows<'r>(report: &'r Report, names: &'r Names) -> impl Iterator<Item = String> + 'r {
    let concerned = report.files.iter().filter(|file| !file.diagnostics.is_empty());
    concerned.flat_map(move |file| {
        let (name, index) = (names.of(&file.path), LineIndex::new(&file.text));
        file.diagnostics.iter().map(move |diagnostic| row(file, &name, &index, diagnostic))
    })
}

fn row(file: &Checked, name: &str, index: &LineIndex, diagnostic: &Diagnostic) -> String {
    let place = index.position(&file.text, diagnostic.span.start);
    let (severity, rule) = (diagnostic.severity.name(), diagnostic.rule.name);
    let (place, url) = (code(&format!("{name}:{}", place.line)), rule_url(diagnostic.rule));
    format!("| {severity} | {place} | [{rule}]({url}) | {} |\n", marked(&diagnostic.message))
}

/// `text`, in which backticks mark code, so that nothing in it is taken for Markdown or HTML.
fn marked(text: &str) -> String {
    let last = text.matches('`').count();
    let piece = |(index, piece): (usize, &str)| {
        // A backtick without a partner is what it is.
        let is_code = index % 2 == 1 && index < last;
        if is_code { code(piece) } else { format!("{}{}", if index % 2 == 1 { "&#96;" } else { "" }, escaped(piece)) }
    };
    text.split('`').enumerate().map(piece).collect()
}

/// Code inside a table, where no backticks can hold every text: a bar would end the cell.
fn code(text: &str) -> String {
    format!("<code>{}</code>", escaped(text))
}

/// `text` with everything that Markdown or HTML know as a character reference; nobody is called by an `@` in a file.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for character in printable(text).chars() {
        match character {
            '@' => escaped.push_str("@&#8203;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '#' | '!' | '$' => {
                let _ = write!(escaped, "&#{};", u32::from(character));
            }
            _ => escaped.push(character),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        assert_eq!(marked("`cpu` is 5"), "<code>cpu</code> is 5");
        assert_eq!(marked("`a|b` <img> @team"), "<code>a&#124;b</code> &#60;img&#62; @&#8203;team");
        assert_eq!(marked("one ` alone"), "one &#96; alone");
        assert_eq!(marked("`a` and `b"), "<code>a</code> and &#96;b");
        assert_eq!(code("a`b\n**c**"), "<code>a&#96;b␊&#42;&#42;c&#42;&#42;</code>");
    }
}
