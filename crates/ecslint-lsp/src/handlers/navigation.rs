//! From names to what they name and back.

use ecslint_ide::View;
use ecslint_ide::navigation::{self, Access, Declarations, Refusal};
use tower_lsp::ls_types::{
    DocumentHighlight, DocumentHighlightKind, GotoDefinitionResponse, Location, LocationLink, PrepareRenameResponse,
    WorkspaceEdit,
};

use crate::client::ClientFeatures;
use crate::edits;
use crate::snapshot::Snapshot;

/// Where the name at `offset` is given.
pub(crate) fn definition(
    snapshot: &Snapshot,
    view: View<'_>,
    offset: u32,
    features: ClientFeatures,
) -> Option<GotoDefinitionResponse> {
    let lines = snapshot.lines();
    let found = navigation::definition(view, offset)?;
    if features.takes_links {
        let links = found.targets.iter().map(|target| LocationLink {
            origin_selection_range: Some(lines.range(found.origin)),
            target_uri: snapshot.uri.clone(),
            target_range: lines.range(target.span),
            target_selection_range: lines.range(target.name_span),
        });
        return Some(GotoDefinitionResponse::Link(links.collect()));
    }
    let locations = found.targets.iter().map(|target| location(snapshot, target.name_span));
    Some(GotoDefinitionResponse::Array(locations.collect()))
}

/// Every place of the name at `offset`.
pub(crate) fn references(
    snapshot: &Snapshot,
    view: View<'_>,
    offset: u32,
    declarations: Declarations,
) -> Vec<Location> {
    navigation::references(view, offset, declarations).into_iter().map(|span| location(snapshot, span)).collect()
}

fn location(snapshot: &Snapshot, span: ecslint_project::Span) -> Location {
    Location { uri: snapshot.uri.clone(), range: snapshot.lines().range(span) }
}

/// The same places for being marked.
pub(crate) fn highlights(snapshot: &Snapshot, view: View<'_>, offset: u32) -> Vec<DocumentHighlight> {
    let highlight = |found: navigation::Highlight| DocumentHighlight {
        range: snapshot.lines().range(found.span),
        kind: Some(match found.access {
            Access::Read => DocumentHighlightKind::READ,
            Access::Write => DocumentHighlightKind::WRITE,
        }),
    };
    navigation::highlights(view, offset).into_iter().map(highlight).collect()
}

/// What would be renamed at `offset`.
pub(crate) fn prepare_rename(
    snapshot: &Snapshot,
    view: View<'_>,
    offset: u32,
) -> Result<Option<PrepareRenameResponse>, Refusal> {
    let target = navigation::prepare_rename(view, offset)?;
    Ok(target.map(|target| PrepareRenameResponse::RangeWithPlaceholder {
        range: snapshot.lines().range(target.span),
        placeholder: target.name,
    }))
}

/// The edits that rename what is named at `offset`.
pub(crate) fn rename(
    snapshot: &Snapshot,
    view: View<'_>,
    offset: u32,
    new_name: &str,
    features: ClientFeatures,
) -> Result<WorkspaceEdit, Refusal> {
    let found = navigation::rename(view, offset, new_name)?;
    Ok(edits::workspace_edit(snapshot, &found, features))
}
