//! Keeping one finding silent where it stands, in languages that have comments.

use ecslint_ide::comments::comment_above;
use ecslint_project::Diagnostic;
use tower_lsp::ls_types::{CodeAction, CodeActionKind};

use crate::client::ClientFeatures;
use crate::convert;
use crate::edits;
use crate::session::Session;
use crate::snapshot::Snapshot;

/// Writes a comment above the line of this finding that ignores its rule there.
pub(crate) fn ignore_here(
    session: &Session,
    snapshot: &Snapshot,
    found: &Diagnostic,
    features: ClientFeatures,
) -> Option<CodeAction> {
    let words = format!("ecslint: ignore[{}]", found.rule.name);
    let edit = snapshot.look(&session.ide, |view| comment_above(view, found.span.start, &words)).flatten()?;
    Some(CodeAction {
        title: format!("Ignore `{}` here, by a comment", found.rule.name),
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: Some(vec![convert::diagnostic(snapshot, found, features)]),
        edit: Some(edits::workspace_edit(snapshot, &[edit], features)),
        ..CodeAction::default()
    })
}
