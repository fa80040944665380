//! Edits as the protocol wants them.

use std::collections::HashMap;

use ecslint_project::{Edit, Span};
use similar::{ChangeTag, TextDiff};
use tower_lsp::ls_types::{
    DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier, TextDocumentEdit, TextEdit, WorkspaceEdit,
};

use crate::client::ClientFeatures;
use crate::snapshot::Snapshot;

/// Edits of one text, tied to its version where the client understands that.
pub(crate) fn workspace_edit(snapshot: &Snapshot, edits: &[Edit], features: ClientFeatures) -> WorkspaceEdit {
    let lines = snapshot.lines();
    let edits: Vec<TextEdit> =
        edits.iter().map(|edit| TextEdit { range: lines.range(edit.span), new_text: edit.text.clone() }).collect();
    if !features.takes_versioned_edits {
        let changes = HashMap::from([(snapshot.uri.clone(), edits)]);
        return WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() };
    }
    let text_document =
        OptionalVersionedTextDocumentIdentifier { uri: snapshot.uri.clone(), version: Some(snapshot.version) };
    let edit = TextDocumentEdit { text_document, edits: edits.into_iter().map(OneOf::Left).collect() };
    WorkspaceEdit { document_changes: Some(DocumentChanges::Edits(vec![edit])), ..WorkspaceEdit::default() }
}

/// The edits that lead from one text to another, line by line, so that the cursor and the folds of the editor survive.
pub(crate) fn between(before: &str, after: &str) -> Vec<Edit> {
    let diff = TextDiff::from_lines(before, after);
    let mut edits: Vec<Edit> = Vec::new();
    let mut offset = 0_u32;
    let mut is_open = false;
    for change in diff.iter_all_changes() {
        let length = change.value().len() as u32;
        match change.tag() {
            ChangeTag::Equal => {
                offset += length;
                is_open = false;
                continue;
            }
            _ if !is_open => {
                edits.push(Edit { span: Span::empty(offset), text: String::new() });
                is_open = true;
            }
            _ => {}
        }
        let Some(edit) = edits.last_mut() else { continue };
        match change.tag() {
            ChangeTag::Delete => {
                offset += length;
                edit.span.end = offset;
            }
            _ => edit.text.push_str(change.value()),
        }
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_lead_from_one_text_to_the_other() {
        for (before, after) in [
            ("", "a\n"),
            ("a\nb\nc\n", "a\nc\n"),
            ("a\nb\nc", "x\nb\ny"),
            ("a\r\nb\r\n", "a\r\nB\r\nnew\r\n"),
            ("same", "same"),
            ("ä\nß", "ß\nä"),
        ] {
            let mut text = before.to_owned();
            for edit in between(before, after).iter().rev() {
                text.replace_range(edit.span.range(), &edit.text);
            }
            assert_eq!(text, after);
        }
        assert_eq!(between("a\nb\nc\n", "a\nx\nc\n").len(), 1);
    }
}
