//! What may be written at a place.

use ecslint_ide::Ide;
use ecslint_ide::completion::{self, Completion, CompletionKind as Kind, Standing};
use ecslint_project::{Span, Syntax};
use tower_lsp::ls_types::{
    CompletionItem, CompletionItemKind, CompletionItemTag, CompletionList, CompletionResponse, CompletionTextEdit,
    Documentation, InsertTextFormat, InsertTextMode, MarkupContent, MarkupKind, TextEdit,
};

use crate::client::ClientFeatures;
use crate::snapshot::Snapshot;

/// The characters behind which something may be offered without being asked for.
pub(crate) const TRIGGERS: [&str; 4] = ["\"", ":", "[", ","];

/// The list at `offset`; `None` where the text holds no task definition and is not to become one.
pub(crate) fn answer(
    snapshot: &Snapshot,
    ide: &Ide,
    offset: u32,
    features: ClientFeatures,
) -> Option<CompletionResponse> {
    let found = if snapshot.syntax() == Syntax::Yaml {
        let (kind, assumption) = snapshot.reading(ide);
        let found = completion::complete_yaml(ide, &snapshot.text, kind, assumption, offset);
        (!found.is_empty()).then_some(found)
    } else {
        let found = snapshot.look(ide, |view| completion::complete(view, offset));
        found.or_else(|| snapshot.is_new_definition().then(|| completion::complete_blank(ide, &snapshot.text, offset)))
    };
    Some(list(snapshot, found?, offset, features))
}

fn list(snapshot: &Snapshot, found: Vec<Completion>, offset: u32, features: ClientFeatures) -> CompletionResponse {
    let is_incomplete = found.len() >= completion::MOST;
    let indentation = indentation(snapshot, offset);
    let inside = found.into_iter().map(|found| inside_quotes(&snapshot.text, offset, found));
    let items = inside.map(|found| item(snapshot, found, indentation, features)).collect();
    CompletionResponse::List(CompletionList { is_incomplete, items })
}

/// The blanks at the beginning of the line of `offset`.
fn indentation(snapshot: &Snapshot, offset: u32) -> &str {
    let lines = snapshot.lines();
    let line = lines.index.line_span(lines.index.line_of(offset));
    let text = lines.text.get(line.range()).unwrap_or_default();
    &text[..text.len() - text.trim_start_matches([' ', '\t']).len()]
}

/// The same completion without the quotes around the cursor.
///
/// Many editors compare what is offered with the word in front of the cursor, or put the new text in place of that word
/// alone. No word holds a quote: what begins with one would match nothing, or the quote would stand there twice.
fn inside_quotes(text: &str, offset: u32, mut found: Completion) -> Completion {
    let replaced = text.get(found.replace.range()).unwrap_or_default();
    let Some(quote) = replaced.chars().next().filter(|first| matches!(first, '"' | '\'')) else { return found };
    let begins = [Some(&found.text), found.snippet.as_ref()].into_iter().flatten().all(|new| new.starts_with(quote));
    if offset <= found.replace.start || !begins {
        return found;
    }
    let ends = [Some(&found.text), found.snippet.as_ref()].into_iter().flatten().all(|new| new.ends_with(quote));
    // A closing quote that would only be written anew stays where it is.
    let is_closed = replaced.len() > 1 && replaced.ends_with(quote) && offset < found.replace.end && ends;
    found.replace = Span::new(found.replace.start + 1, found.replace.end - u32::from(is_closed));
    for new in [Some(&mut found.text), found.snippet.as_mut()].into_iter().flatten() {
        new.remove(0);
        if is_closed {
            new.pop();
        }
    }
    found.filter = found.filter.trim_matches(quote).to_owned();
    found
}

fn item(snapshot: &Snapshot, found: Completion, indentation: &str, features: ClientFeatures) -> CompletionItem {
    let lines = snapshot.lines();
    let snippet = found.snippet.filter(|_| features.takes_snippets);
    let format = if snippet.is_some() { InsertTextFormat::SNIPPET } else { InsertTextFormat::PLAIN_TEXT };
    let mut new_text = snippet.unwrap_or(found.text);
    // An editor that would not indent the lines itself gets them indented.
    if !features.adjusts_indentation && new_text.contains('\n') {
        new_text = new_text.replace('\n', &format!("\n{indentation}"));
    }
    let is_refused = found.standing == Standing::Refused;
    let also = found.also.iter().map(|edit| TextEdit { range: lines.range(edit.span), new_text: edit.text.clone() });
    CompletionItem {
        label: found.label,
        kind: Some(kind(found.kind)),
        detail: Some(found.detail).filter(|detail| !detail.is_empty()),
        documentation: Some(found.documentation).filter(|text| !text.is_empty()).map(|value| {
            if features.renders_completion_markdown {
                Documentation::MarkupContent(MarkupContent { kind: MarkupKind::Markdown, value })
            } else {
                Documentation::String(value)
            }
        }),
        // Editors sort by text.
        sort_text: Some(format!("{:06}", found.rank)),
        filter_text: Some(found.filter),
        insert_text_format: Some(format),
        insert_text_mode: features.adjusts_indentation.then_some(InsertTextMode::ADJUST_INDENTATION),
        text_edit: Some(CompletionTextEdit::Edit(TextEdit { range: lines.range(found.replace), new_text })),
        additional_text_edits: (!found.also.is_empty()).then(|| also.collect()),
        tags: (is_refused && features.shows_completion_tags).then(|| vec![CompletionItemTag::DEPRECATED]),
        ..CompletionItem::default()
    }
}

fn kind(kind: Kind) -> CompletionItemKind {
    match kind {
        Kind::Member => CompletionItemKind::PROPERTY,
        Kind::Value => CompletionItemKind::ENUM_MEMBER,
        Kind::Container => CompletionItemKind::CLASS,
        Kind::Volume => CompletionItemKind::STRUCT,
        Kind::Port => CompletionItemKind::INTERFACE,
        Kind::Size => CompletionItemKind::UNIT,
        Kind::Option => CompletionItemKind::FIELD,
        Kind::Reference => CompletionItemKind::REFERENCE,
        Kind::Snippet => CompletionItemKind::SNIPPET,
        Kind::Subject => CompletionItemKind::VARIABLE,
        Kind::Operator => CompletionItemKind::OPERATOR,
        Kind::Keyword => CompletionItemKind::KEYWORD,
    }
}
