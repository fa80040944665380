//! The lines of the file around a finding, drawn by miette.
//!
//! miette sees a small window only: the lines with labels and a line around, long lines cut. Labels far from each other
//! come in windows of their own, so that the file between them is not printed.

mod window;

use ecslint_project::{Diagnostic, Label, LineIndex, Severity, Span};
use miette::{GraphicalReportHandler, GraphicalTheme, ThemeCharacters, ThemeStyles};

use crate::terminal::{Styling, Terminal, printable};
use window::Window;

/// Lines around the finding itself.
const CONTEXT: u32 = 1;
/// Labels with no more lines than this between them share a window.
const NEAR: u32 = 4;
/// Windows for related places far away; more are only counted.
const MOST_WINDOWS: usize = 5;

/// Whether a label is the finding itself or another place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    Primary,
    Related,
}

/// A label on one line.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    /// From 0 on.
    pub(super) line: u32,
    /// Offsets in the file.
    pub(super) span: Span,
    pub(super) words: Option<String>,
    pub(super) role: Role,
}

/// A text with its lines.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Source<'t> {
    pub(crate) name: &'t str,
    pub(crate) text: &'t str,
    pub(crate) index: &'t LineIndex,
}

impl Source<'_> {
    /// A label for `span`; one that covers several lines stands on the first of them.
    fn mark(self, span: Span, words: Option<&str>, role: Role) -> Mark {
        let line = self.index.line_of(span.start);
        let whole = self.index.line_span(line);
        let start = span.start.clamp(whole.start, whole.end);
        let end = span.end.clamp(start, whole.end);
        Mark { line, span: Span::new(start, end), words: words.map(|words| printable(words).into_owned()), role }
    }
}

/// The lines around the finding and around the places related to it.
pub(crate) fn draw(source: Source<'_>, diagnostic: &Diagnostic, terminal: Terminal) -> String {
    draw_labels(source, diagnostic.span, &diagnostic.related, diagnostic.severity, terminal)
}

/// The lines around `span` and around the places related to it.
pub(crate) fn draw_labels(
    source: Source<'_>,
    span: Span,
    related: &[Label],
    severity: Severity,
    terminal: Terminal,
) -> String {
    let primary = source.mark(span, None, Role::Primary);
    let related = related.iter();
    let related = related.map(|label| source.mark(label.span, Some(&label.message), Role::Related)).collect();
    let groups = group(primary, related);
    let left_out: usize = groups.iter().skip(1 + MOST_WINDOWS).map(Vec::len).sum();
    let mut drawn = String::new();
    for marks in groups.iter().take(1 + MOST_WINDOWS) {
        drawn.push_str(&draw_window(source, marks, severity, terminal));
    }
    if left_out > 0 {
        drawn.push_str(&format!("  … and {left_out} more places\n"));
    }
    drawn
}

/// Labels that share a window: first those near the finding, then the others in the order of the file.
fn group(primary: Mark, mut related: Vec<Mark>) -> Vec<Vec<Mark>> {
    related.sort_by_key(|mark| (mark.line, mark.span));
    let mut lines = vec![primary.line];
    // Labels next to labels next to the finding are near it, too.
    loop {
        let is_near = |mark: &Mark| lines.iter().any(|line| mark.line.abs_diff(*line) <= NEAR + 1);
        let more: Vec<u32> = related.iter().filter(|mark| is_near(mark)).map(|mark| mark.line).collect();
        let known = lines.len();
        lines.extend(more);
        lines.sort_unstable();
        lines.dedup();
        if lines.len() == known {
            break;
        }
    }
    let (near, far): (Vec<Mark>, Vec<Mark>) = related.into_iter().partition(|mark| lines.contains(&mark.line));
    let mut groups = vec![near];
    groups[0].push(primary);
    groups[0].sort_by_key(|mark| (mark.span, mark.role));
    let mut last_line = None;
    for mark in far {
        let is_near = last_line.is_some_and(|line: u32| mark.line - line <= NEAR + 1);
        last_line = Some(mark.line);
        match groups.last_mut() {
            Some(group) if is_near => group.push(mark),
            _ => groups.push(vec![mark]),
        }
    }
    groups
}

/// Among labels with words the finding needs some, too.
fn named(marks: &[Mark]) -> Vec<Mark> {
    let mut marks = marks.to_vec();
    if let [_, _, ..] = marks.as_slice() {
        marks
            .iter_mut()
            .filter(|mark| mark.role == Role::Primary)
            .for_each(|mark| mark.words = Some("here".to_owned()));
    }
    marks
}

fn draw_window(source: Source<'_>, marks: &[Mark], severity: Severity, terminal: Terminal) -> String {
    let context = if marks.iter().any(|mark| mark.role == Role::Primary) { CONTEXT } else { 0 };
    let marks = named(marks);
    let window = Window::new(source, &marks, context);
    let handler = GraphicalReportHandler::new_themed(theme(&marks, severity, terminal.styling))
        .with_width(terminal.width)
        .without_syntax_highlighting()
        .with_urls(false);
    let mut drawn = String::new();
    if handler.render_report(&mut drawn, &window).is_err() {
        return String::new();
    }
    // The first line is miette's header, which is ours to write.
    drawn.split_once('\n').map_or_else(String::new, |(_, snippet)| snippet.to_owned())
}

/// The colours of the labels in the order in which miette takes them.
fn theme(marks: &[Mark], severity: Severity, styling: Styling) -> GraphicalTheme {
    let characters = ThemeCharacters::unicode();
    if styling == Styling::Plain {
        return GraphicalTheme { characters, styles: ThemeStyles::none() };
    }
    let mut styles = ThemeStyles::ansi();
    let own = match severity {
        Severity::Error => styles.error,
        Severity::Warning => styles.warning,
        Severity::Advice => styles.advice,
    };
    let other = styles.linum;
    let colours = marks.iter().map(|mark| if mark.role == Role::Primary { own } else { other });
    styles.highlights = colours.collect();
    GraphicalTheme { characters, styles }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(primary: u32, related: &[u32]) -> Vec<Vec<u32>> {
        let mark = |line: u32, role| Mark { line, span: Span::empty(line), words: None, role };
        let related = related.iter().map(|line| mark(*line, Role::Related)).collect();
        group(mark(primary, Role::Primary), related)
            .iter()
            .map(|group| group.iter().map(|mark| mark.line).collect())
            .collect()
    }

    #[test]
    fn near_labels_share_a_window_and_the_finding_stands_first() {
        assert_eq!(lines(30, &[]), [[30]]);
        assert_eq!(lines(30, &[28, 3]), [vec![28, 30], vec![3]]);
        assert_eq!(lines(30, &[35, 40, 46]), [vec![30, 35, 40], vec![46]]);
        assert_eq!(lines(100, &[3, 5, 60]), [vec![100], vec![3, 5], vec![60]]);
    }
}
