//! Keeping one finding silent by an entry of the configuration, since JSON has no comments.

use std::collections::HashMap;

use ecslint_project::{CONFIG_NAME, Diagnostic, LineIndex};
use serde_json::json;
use tower_lsp::ls_types::{
    CodeAction, CodeActionKind, Command, CreateFile, CreateFileOptions, DocumentChangeOperation, DocumentChanges,
    OneOf, OptionalVersionedTextDocumentIdentifier, Range, ResourceOp, TextDocumentEdit, TextEdit, Uri, WorkspaceEdit,
};

use crate::client::ClientFeatures;
use crate::convert;
use crate::position::Lines;
use crate::session::Session;
use crate::snapshot::Snapshot;

/// The command that adds an entry and shows it; its arguments are the edit, and the address and range of the reason.
pub(crate) const ADD_ENTRY: &str = "ecslint.addEntry";

/// What stands for the reason until the user writes one.
const REASON: &str = "say why this is right here";

/// Adds an `[[ignore]]` entry for this finding to the nearest configuration, or to a new one, and leads to its reason.
pub(crate) fn ignore_here(
    session: &Session,
    snapshot: &Snapshot,
    found: &Diagnostic,
    features: ClientFeatures,
) -> Option<CodeAction> {
    if snapshot.uri.scheme().as_str() != "file" {
        return None;
    }
    let otherwise = session.config_folder(&snapshot.path).join(CONFIG_NAME);
    let planned = snapshot.workspace.plan_entry(snapshot.checked(), found, &otherwise, REASON).ok()?;
    let uri = Uri::from_file_path(&planned.path)?;
    let open = session.open_file(&planned.path);
    let before = match (&open, &planned.text) {
        (Some(open), _) => open.text.as_str(),
        (None, text) => text.as_deref().unwrap_or_default(),
    };
    let index = LineIndex::for_editors(before);
    let insertion = planned.entry.insert_into(before);
    let lines = Lines { text: before, index: &index, encoding: snapshot.lines().encoding };
    let range = lines.range(insertion.span);
    let target = Target {
        version: open.as_ref().map(|open| open.version),
        is_there: open.is_some() || planned.text.is_some(),
        uri: uri.clone(),
    };
    let edit = workspace_edit(target, TextEdit { range, new_text: insertion.text }, features)?;
    let reason = place_of_reason(before, &planned.entry.added_to(before), insertion.span.start, snapshot)?;
    let title = format!("Ignore `{}` here, in {CONFIG_NAME}", found.rule.name);
    let action = CodeAction {
        title: title.clone(),
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: Some(vec![convert::diagnostic(snapshot, found, features)]),
        ..CodeAction::default()
    };
    if !(features.opens_documents && features.applies_edits) {
        return Some(CodeAction { edit: Some(edit), ..action });
    }
    // The edit goes with the command. An action may hold both, but VS Code forgets the commands of a list of actions as
    // soon as it asks for a new one, which it does as soon as the edit changed what is found: the command was then lost.
    let arguments = vec![json!(edit), json!(uri), json!(reason)];
    let command = Command { title, command: ADD_ENTRY.to_owned(), arguments: Some(arguments) };
    Some(CodeAction { command: Some(command), ..action })
}

/// The configuration that an entry goes into.
struct Target {
    uri: Uri,
    /// Its version where it is open.
    version: Option<i32>,
    is_there: bool,
}

/// The edit in the richest form that the client takes; `None` where it could not make the file.
fn workspace_edit(target: Target, edit: TextEdit, features: ClientFeatures) -> Option<WorkspaceEdit> {
    let Target { uri, version, is_there } = target;
    if is_there && !features.takes_versioned_edits {
        return Some(WorkspaceEdit { changes: Some(HashMap::from([(uri, vec![edit])])), ..WorkspaceEdit::default() });
    }
    let mut operations = Vec::new();
    if !is_there {
        if !(features.takes_versioned_edits && features.creates_files) {
            return None;
        }
        let options = CreateFileOptions { overwrite: Some(false), ignore_if_exists: Some(true) };
        let create = CreateFile { uri: uri.clone(), options: Some(options), annotation_id: None };
        operations.push(DocumentChangeOperation::Op(ResourceOp::Create(create)));
    }
    let text_document = OptionalVersionedTextDocumentIdentifier { uri, version };
    operations.push(DocumentChangeOperation::Edit(TextDocumentEdit { text_document, edits: vec![OneOf::Left(edit)] }));
    let document_changes = Some(DocumentChanges::Operations(operations));
    Some(WorkspaceEdit { document_changes, ..WorkspaceEdit::default() })
}

/// Where the reason of the new entry stands in the new text.
fn place_of_reason(before: &str, after: &str, inserted: u32, snapshot: &Snapshot) -> Option<Range> {
    let start = after.get((inserted as usize).min(before.len())..)?.find(REASON)? as u32 + inserted;
    let index = LineIndex::for_editors(after);
    let span = ecslint_project::Span::new(start, start + REASON.len() as u32);
    Some(Lines { text: after, index: &index, encoding: snapshot.lines().encoding }.range(span))
}
