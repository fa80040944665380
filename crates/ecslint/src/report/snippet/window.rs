//! A few lines of a file as miette wants them.

use std::fmt;
use std::ops::Range;

use ecslint_project::Position;
use miette::{LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use super::{Mark, Role, Source};
use crate::terminal::printable;

/// Lines longer than this, in bytes, are cut.
const LONG_LINE: usize = 160;
/// What stays of a long line on each side of a label.
const AROUND: usize = 40;
/// The longest label on a cut line.
const LONGEST_LABEL: usize = 80;

/// Some lines of a file with the labels on them: a small text of its own that knows where it comes from.
#[derive(Debug)]
pub(super) struct Window {
    name: String,
    text: String,
    /// The first line, from 0 on.
    first_line: u32,
    line_count: u32,
    labels: Vec<Placed>,
}

/// A label in the text of the window.
#[derive(Debug)]
struct Placed {
    start: usize,
    length: usize,
    words: Option<String>,
    role: Role,
    /// Where it is in the file.
    position: Position,
}

impl Window {
    /// The lines from the first label to the last, and `context` lines around.
    pub(super) fn new(source: Source<'_>, marks: &[Mark], context: u32) -> Self {
        let lines = marks.iter().map(|mark| mark.line);
        let first = lines.clone().min().unwrap_or(0).saturating_sub(context);
        let last = (lines.max().unwrap_or(0) + context).min(source.index.line_count() - 1);
        // An empty line behind the last line end is no line to people.
        let is_blank = |line| source.index.line_span(line).is_empty() && marks.iter().all(|mark| mark.line != line);
        let last = if last > first && is_blank(last) { last - 1 } else { last };
        let mut window = Window {
            name: printable(source.name).into_owned(),
            text: String::new(),
            first_line: first,
            line_count: last - first + 1,
            labels: Vec::new(),
        };
        for line in first..=last {
            let marks: Vec<&Mark> = marks.iter().filter(|mark| mark.line == line).collect();
            window.push_line(source, line, &marks);
        }
        window
    }

    fn push_line(&mut self, source: Source<'_>, line: u32, marks: &[&Mark]) {
        let span = source.index.line_span(line);
        let text = source.text.get(span.range()).unwrap_or_default();
        let is_long = text.len() > LONG_LINE;
        let ranges: Vec<Range<usize>> = marks
            .iter()
            .map(|mark| {
                let (start, end) = ((mark.span.start - span.start) as usize, (mark.span.end - span.start) as usize);
                let end = if is_long { floor_boundary(text, end.min(start + LONGEST_LABEL)) } else { end };
                start..end.max(start)
            })
            .collect();
        let pieces = if is_long { pieces(text, &ranges) } else { std::iter::once(0..text.len()).collect() };
        let mut behind = 0;
        for piece in pieces {
            if piece.start > behind {
                self.text.push('…');
            }
            behind = piece.end;
            let start = self.text.len();
            let offset = |at: usize| start + printable(&text[piece.start..at]).len();
            for (mark, range) in marks.iter().zip(&ranges) {
                if piece.start <= range.start && range.end <= piece.end {
                    self.labels.push(Placed {
                        start: offset(range.start),
                        length: offset(range.end) - offset(range.start),
                        words: mark.words.clone(),
                        role: mark.role,
                        position: source.index.position(source.text, mark.span.start),
                    });
                }
            }
            self.text.push_str(&printable(&text[piece]));
        }
        if behind < text.len() {
            self.text.push('…');
        }
        self.text.push('\n');
    }
}

/// What stays of a long line: the labels and a little around them, or its beginning.
fn pieces(text: &str, labels: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut wanted: Vec<Range<usize>> = labels
        .iter()
        .map(|label| {
            let start = floor_boundary(text, label.start.saturating_sub(AROUND));
            start..floor_boundary(text, (label.end + AROUND).min(text.len())).max(label.end)
        })
        .collect();
    if wanted.is_empty() {
        wanted.push(0..floor_boundary(text, LONGEST_LABEL));
    }
    wanted.sort_by_key(|piece| piece.start);
    let mut pieces: Vec<Range<usize>> = Vec::new();
    for piece in wanted {
        match pieces.last_mut() {
            Some(last) if piece.start <= last.end => last.end = last.end.max(piece.end),
            _ => pieces.push(piece),
        }
    }
    pieces
}

/// The last boundary between characters at or before `at`.
fn floor_boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

impl SourceCode for Window {
    /// miette asks for a label without context to write its place, and else for the lines: those are the whole window.
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let label = self.labels.iter().find(|label| label.start == span.offset());
        let contents = match label.filter(|_| before == 0 && after == 0) {
            Some(label) => {
                let (line, column) = (label.position.line as usize - 1, label.position.column as usize - 1);
                MietteSpanContents::new_named(self.name.clone(), &[], *span, line, column, 1)
            }
            None => {
                let whole = SourceSpan::from(0..self.text.len());
                let (first, count) = (self.first_line as usize, self.line_count as usize);
                MietteSpanContents::new_named(self.name.clone(), self.text.as_bytes(), whole, first, 0, count)
            }
        };
        Ok(Box::new(contents))
    }
}

impl fmt::Display for Window {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Window {}

impl miette::Diagnostic for Window {
    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(self)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().map(|label| {
            let span = (label.start, label.length);
            match label.role {
                Role::Primary => LabeledSpan::new_primary_with_span(label.words.clone(), span),
                Role::Related => LabeledSpan::new_with_span(label.words.clone(), span),
            }
        })))
    }
}

#[cfg(test)]
mod tests {
    use ecslint_project::{LineIndex, Span};

    use super::*;

    fn window(text: &str, spans: &[(u32, u32)]) -> (String, Vec<String>) {
        let index = LineIndex::new(text);
        let marks: Vec<Mark> = spans
            .iter()
            .map(|(start, end)| Mark {
                line: index.line_of(*start),
                span: Span::new(*start, *end),
                words: None,
                role: Role::Primary,
            })
            .collect();
        let window = Window::new(Source { name: "x.json", text, index: &index }, &marks, 1);
        let labels = window.labels.iter().map(|label| window.text[label.start..][..label.length].to_owned()).collect();
        (window.text, labels)
    }

    #[test]
    fn shows_a_line_around() {
        assert_eq!(window("a\nb\nc\nd\n", &[(4, 5)]), ("b\nc\nd\n".to_owned(), vec!["c".to_owned()]));
        assert_eq!(window("a\r\nb\r\n", &[(3, 4)]), ("a\nb\n".to_owned(), vec!["b".to_owned()]));
        assert_eq!(window("", &[(0, 0)]), ("\n".to_owned(), vec![String::new()]));
    }

    #[test]
    fn cuts_long_lines_around_the_labels() {
        let text = format!("{}MIDDLE{}LATE{}", "a".repeat(1000), "b".repeat(1000), "c".repeat(1000));
        let (shown, labels) = window(&text, &[(1000, 1006), (2006, 2010)]);
        assert_eq!(labels, ["MIDDLE", "LATE"]);
        let (a, b, c) = ("a".repeat(40), "b".repeat(40), "c".repeat(40));
        assert_eq!(shown, format!("…{a}MIDDLE{b}…{b}LATE{c}…\n"));
    }

    #[test]
    fn cuts_long_labels_and_long_lines_without_labels_between_characters() {
        let text = format!("{}\n{}\n{}", "é".repeat(500), "ü".repeat(500), "x".repeat(500));
        let (shown, labels) = window(&text, &[(1001, 2001)]);
        assert_eq!(labels, ["ü".repeat(40)]);
        assert_eq!(shown, format!("{}…\n{}…\n{}…\n", "é".repeat(40), "ü".repeat(60), "x".repeat(80)));
    }

    #[test]
    fn signs_for_control_characters_do_not_move_the_labels() {
        let (shown, labels) = window("\u{1b}\u{1b}value", &[(2, 7)]);
        assert_eq!((shown.as_str(), labels[0].as_str()), ("␛␛value\n", "value"));
    }
}
