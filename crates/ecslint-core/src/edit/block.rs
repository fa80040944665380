//! Entries of YAML's containers without brackets: lines of their own.

use ecslint_syntax::{Node, Span};

use super::yaml::{Start, Style, string, written};
use crate::diagnostic::Edit;

/// What is written in place of a container without brackets, or of a value that is not there: behind the key on its line.
pub(super) fn replace_value(node: Node<'_>, text: String) -> Edit {
    let before = node.document().text().get(..node.span().start as usize).unwrap_or_default();
    let follows_key = before.trim_end().ends_with(':');
    if follows_key {
        let start = before.trim_end().len() as u32;
        return Edit { span: Span::new(start, node.span().end), text: format!(" {text}") };
    }
    // Behind a comment it stays on its line, further in than the key.
    let follows_comment = !before.trim().is_empty() && !before.trim_end().ends_with('-');
    Edit { span: node.span(), text: if follows_comment { format!("  {text}") } else { text } }
}

/// Inserts a member as the last one of a mapping without brackets.
pub(super) fn insert_member(object: Node<'_>, name: &str, json: &str) -> Edit {
    let document_text = object.document().text();
    let line_end = line_end(document_text);
    let indentation = blanks_up_to(document_text, object.span().start);
    let style = object.members().next().map_or(Style::Plain, |first| Style::of(first.key));
    let deeper = format!("{indentation}  ");
    let value = written(json, Start::NewLine, &deeper, line_end);
    let text = format!("{line_end}{indentation}{}:{value}", string(name, style));
    Edit { span: Span::empty(end_of_line(document_text, object.span().end)), text }
}

/// Adds an item to a list without brackets.
pub(super) fn append_item(list: Node<'_>, json: &str) -> Edit {
    let document_text = list.document().text();
    let line_end = line_end(document_text);
    let indentation = blanks_up_to(document_text, list.span().start);
    let deeper = format!("{indentation}  ");
    let text = format!("{line_end}{indentation}- {}", written(json, Start::SameLine, &deeper, line_end));
    Edit { span: Span::empty(end_of_line(document_text, list.span().end)), text }
}

/// What stands between the dash of an item and the item, so that `text` becomes an item of its own before it.
pub(super) fn item_before(list: Node<'_>, text: &str) -> String {
    let document_text = list.document().text();
    format!("{text}{}{}- ", line_end(document_text), blanks_up_to(document_text, list.span().start))
}

/// Removes some entries of `container`, which has no brackets; `entries` are their spans, without dashes.
pub(super) fn remove(container: Node<'_>, entries: &[(Span, bool)]) -> Vec<Edit> {
    let text = container.document().text();
    if entries.iter().all(|(_, gone)| *gone) {
        let empty = if container.is_array() { "[]" } else { "{}" };
        return vec![replace_value(container, empty.to_owned())];
    }
    let begins: Vec<u32> = entries.iter().map(|(span, _)| begin_of(container, *span)).collect();
    let mut edits = Vec::new();
    let mut index = 0;
    while index < entries.len() {
        let (span, gone) = entries[index];
        if !gone {
            index += 1;
            continue;
        }
        let line = line_start(text, begins[index]);
        if is_blank(text, line, begins[index]) {
            edits.push(Edit { span: whole_lines(text, line, span.end), text: String::new() });
            index += 1;
            continue;
        }
        // It shares its line with the dash of the item that it begins: what comes next moves up.
        let Some(next) = (index..entries.len()).find(|next| !entries[*next].1) else { break };
        let gap_is_blank = (index..next).all(|at| is_blank(text, entries[at].0.end, begins[at + 1]));
        let end = if gap_is_blank { begins[next] } else { entries[next - 1].0.end };
        edits.push(Edit { span: Span::new(begins[index], end), text: String::new() });
        index = next;
    }
    edits
}

/// Where an entry begins: an item at its dash.
fn begin_of(container: Node<'_>, entry: Span) -> u32 {
    if !container.is_array() {
        return entry.start;
    }
    let text = container.document().text();
    let from = container.span().start as usize;
    let before = text.get(from..entry.start as usize).unwrap_or_default();
    before.rfind('-').map_or(entry.start, |dash| (from + dash) as u32)
}

/// From `start` to the end of the line on which `end` lies, with its line end; with the one before where it has none.
fn whole_lines(text: &str, start: u32, end: u32) -> Span {
    let rest = text.get(end as usize..).unwrap_or_default();
    match rest.find('\n') {
        Some(length) => Span::new(start, end + length as u32 + 1),
        None => {
            let before = text.get(..start as usize).unwrap_or_default();
            let before = before.strip_suffix('\n').map_or(before, |before| before.strip_suffix('\r').unwrap_or(before));
            Span::new(before.len() as u32, text.len() as u32)
        }
    }
}

fn is_blank(text: &str, start: u32, end: u32) -> bool {
    text.get(start as usize..end as usize).is_some_and(|between| between.trim().is_empty())
}

fn line_start(text: &str, offset: u32) -> u32 {
    let before = text.get(..offset as usize).unwrap_or_default();
    before.rfind('\n').map_or(0, |end| end as u32 + 1)
}

/// As many blanks as there are characters before `offset` on its line.
fn blanks_up_to(text: &str, offset: u32) -> String {
    let before = text.get(line_start(text, offset) as usize..offset as usize).unwrap_or_default();
    " ".repeat(before.chars().count())
}

/// The end of the line on which `offset` lies, before its line end.
fn end_of_line(text: &str, offset: u32) -> u32 {
    let rest = text.get(offset as usize..).unwrap_or_default();
    let line = rest.split('\n').next().unwrap_or_default();
    offset + line.strip_suffix('\r').unwrap_or(line).trim_end().len() as u32
}

/// How lines end in `text`.
fn line_end(text: &str) -> &'static str {
    match text.find('\n') {
        Some(at) if text[..at].ends_with('\r') => "\r\n",
        _ => "\n",
    }
}
