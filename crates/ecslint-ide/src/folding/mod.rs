//! What an editor can fold: objects, lists and comments over several lines, and in YAML texts.

use ecslint_syntax::{Document, Node, Span, Syntax};

use crate::written;

#[cfg(test)]
mod tests;

/// What ends a line in an editor, alone or as a pair.
const LINE_ENDS: [char; 2] = ['\n', '\r'];

/// A part of the text that can be folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fold {
    /// From the opening bracket to behind the closing one, or to where the text ends; for comments from the first to the
    /// last character. In YAML from the key or the item on, since there is no bracket behind it.
    pub span: Span,
    /// What it is.
    pub kind: FoldKind,
}

/// What can be folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FoldKind {
    /// `{…}`
    Object,
    /// `[…]`
    List,
    /// A string of YAML.
    Text,
    /// A block comment, or line comments one below the other.
    Comment,
}

/// What can be folded in `document`, in the order of the text; of folds that begin at one place the outer one first.
/// Works on any document, whether it holds a task definition or not.
pub fn folding_ranges(document: &Document<'_>) -> Vec<Fold> {
    let mut folds = if document.syntax() == Syntax::Yaml { entries(document) } else { containers(document) };
    folds.extend(comments(document));
    // Both halves are sorted, which a stable sort notices.
    folds.sort_by_key(|fold| fold.span.start);
    // An alias of YAML shows an entry again that stands in the same list.
    folds.dedup();
    folds
}

fn containers(document: &Document<'_>) -> Vec<Fold> {
    let mut lines = Lines::new(document.text());
    let mut folds = Vec::new();
    for node in document.nodes() {
        let kind = if node.is_object() {
            FoldKind::Object
        } else if node.is_array() {
            FoldKind::List
        } else {
            continue;
        };
        if lines.end_of(node.span().start) < node.span().end {
            folds.push(Fold { span: node.span(), kind });
        }
    }
    folds
}

/// The entries of YAML's containers: they fold behind their keys and dashes, and the document has no bracket to fold at.
fn entries(document: &Document<'_>) -> Vec<Fold> {
    let text = document.text();
    let mut folds = Vec::new();
    let mut push = |span: Span, node: Node<'_>| {
        let kind = if node.is_object() {
            FoldKind::Object
        } else if node.is_array() {
            FoldKind::List
        } else {
            FoldKind::Text
        };
        if text.get(span.range()).is_some_and(|text| text.contains(LINE_ENDS)) {
            folds.push(Fold { span, kind });
        }
    };
    for node in written::nodes(document) {
        for member in written::members(node) {
            push(written::span_of(member), member.value);
        }
        for item in node.items().filter(|item| node.span().contains(item.span())) {
            push(item.span(), item);
        }
    }
    folds.extend(root_in_brackets(document));
    folds
}

/// The whole of a document that is written in brackets.
fn root_in_brackets(document: &Document<'_>) -> Option<Fold> {
    let root = document.root().filter(|root| (root.is_object() || root.is_array()) && !root.is_unquoted())?;
    let kind = if root.is_object() { FoldKind::Object } else { FoldKind::List };
    root.text().contains(LINE_ENDS).then_some(Fold { span: root.span(), kind })
}

/// Where lines end, asked for places that only go forward: one pass over the text, however many are asked.
struct Lines<'t> {
    text: &'t str,
    /// The line end at or behind the last place; the end of the text where there is none.
    end: usize,
}

impl<'t> Lines<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, end: text.find(LINE_ENDS).unwrap_or(text.len()) }
    }

    /// The end of the line that `offset` is in.
    fn end_of(&mut self, offset: u32) -> u32 {
        let offset = offset as usize;
        if self.end < offset {
            let rest = self.text.as_bytes().get(offset..).unwrap_or_default();
            self.end =
                rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).map_or(self.text.len(), |end| offset + end);
        }
        self.end as u32
    }
}

/// Block comments over several lines, and line comments that follow each other on lines of their own.
fn comments(document: &Document<'_>) -> Vec<Fold> {
    let text = document.text();
    let mut folds = Vec::new();
    // The comments that are one so far, while more may follow.
    let mut run: Option<Run> = None;
    for comment in document.comments() {
        let span = comment.span;
        let written = text.get(span.range()).unwrap_or_default();
        if written.starts_with("/*") {
            folds.extend(run.take().and_then(Run::fold));
            if written.contains(LINE_ENDS) {
                folds.push(Fold { span, kind: FoldKind::Comment });
            }
            continue;
        }
        run = match run {
            Some(run) if is_next_line(text.get(run.span.end as usize..span.start as usize)) => {
                Some(Run { span: run.span.cover(span), count: run.count + 1 })
            }
            ended => {
                folds.extend(ended.and_then(Run::fold));
                begins_its_line(text, span.start).then_some(Run { span, count: 1 })
            }
        };
    }
    folds.extend(run.and_then(Run::fold));
    folds
}

/// Line comments one below the other.
#[derive(Clone, Copy)]
struct Run {
    span: Span,
    count: usize,
}

impl Run {
    fn fold(self) -> Option<Fold> {
        (self.count > 1).then_some(Fold { span: self.span, kind: FoldKind::Comment })
    }
}

/// Whether what stands between two comments is nothing but the end of a line.
fn is_next_line(between: Option<&str>) -> bool {
    between.is_some_and(|between| {
        between.replace("\r\n", "\n").matches(LINE_ENDS).count() == 1
            && between.bytes().all(|byte| byte.is_ascii_whitespace())
    })
}

fn begins_its_line(text: &str, offset: u32) -> bool {
    let before = text.get(..offset as usize).unwrap_or_default();
    before.trim_end_matches([' ', '\t']).chars().next_back().is_none_or(|character| LINE_ENDS.contains(&character))
}
