//! The structure of a text: outline, folds, growing selections.

use ecslint_ide::folding::{self, FoldKind};
use ecslint_ide::symbols::{self, DocumentSymbolKind as Kind};
use ecslint_ide::{View, selection};
use tower_lsp::ls_types::{
    DocumentSymbol, DocumentSymbolResponse, FoldingRange, FoldingRangeKind, Location, Position, SelectionRange,
    SymbolInformation, SymbolKind,
};

use crate::client::ClientFeatures;
use crate::snapshot::Snapshot;

/// The outline.
pub(crate) fn document_symbols(
    snapshot: &Snapshot,
    view: View<'_>,
    features: ClientFeatures,
) -> DocumentSymbolResponse {
    let found = symbols::document_symbols(view);
    if features.takes_symbol_tree {
        return DocumentSymbolResponse::Nested(found.into_iter().map(|symbol| nested(snapshot, symbol)).collect());
    }
    let mut flat = Vec::new();
    flatten(snapshot, &found, None, &mut flat);
    DocumentSymbolResponse::Flat(flat)
}

#[expect(deprecated, reason = "the type has a member that newer clients do not read, and no way to leave it out")]
fn nested(snapshot: &Snapshot, symbol: symbols::DocumentSymbol) -> DocumentSymbol {
    let lines = snapshot.lines();
    let children: Vec<DocumentSymbol> = symbol.children.into_iter().map(|child| nested(snapshot, child)).collect();
    DocumentSymbol {
        name: symbol.name,
        detail: symbol.detail,
        kind: kind(symbol.kind),
        tags: None,
        deprecated: None,
        range: lines.range(symbol.span),
        selection_range: lines.range(symbol.name_span),
        children: (!children.is_empty()).then_some(children),
    }
}

#[expect(deprecated, reason = "the type has a member that newer clients do not read, and no way to leave it out")]
fn flatten(
    snapshot: &Snapshot,
    found: &[symbols::DocumentSymbol],
    parent: Option<&str>,
    flat: &mut Vec<SymbolInformation>,
) {
    for symbol in found {
        flat.push(SymbolInformation {
            name: symbol.name.clone(),
            kind: kind(symbol.kind),
            tags: None,
            deprecated: None,
            location: Location { uri: snapshot.uri.clone(), range: snapshot.lines().range(symbol.span) },
            container_name: parent.map(str::to_owned),
        });
        flatten(snapshot, &symbol.children, Some(&symbol.name), flat);
    }
}

fn kind(kind: Kind) -> SymbolKind {
    match kind {
        Kind::Task => SymbolKind::MODULE,
        Kind::Container => SymbolKind::CLASS,
        Kind::Volume => SymbolKind::STRUCT,
        Kind::List => SymbolKind::ARRAY,
        Kind::Object => SymbolKind::OBJECT,
        Kind::Port => SymbolKind::INTERFACE,
        Kind::Property => SymbolKind::PROPERTY,
        Kind::Reference => SymbolKind::KEY,
        Kind::Value => SymbolKind::STRING,
    }
}

/// What can be folded. A closing bracket at the beginning of a line stays visible.
pub(crate) fn folding_ranges(snapshot: &Snapshot, view: View<'_>) -> Vec<FoldingRange> {
    let lines = snapshot.lines();
    let mut ranges: Vec<FoldingRange> = Vec::new();
    for fold in folding::folding_ranges(view.document) {
        let (start, mut end) = (lines.index.line_of(fold.span.start), lines.index.line_of(fold.span.end));
        let last_line = lines.index.line_start(end) as usize..fold.span.end as usize;
        let ends_with_bracket = lines.text.get(last_line).is_some_and(|text| matches!(text.trim(), "}" | "]"));
        if ends_with_bracket {
            end = end.saturating_sub(1);
        }
        // Of several that begin on a line, as in `[{`, the outer one comes first and is the one to fold there.
        if end <= start || ranges.last().is_some_and(|range| range.start_line == start) {
            continue;
        }
        ranges.push(FoldingRange {
            start_line: start,
            end_line: end,
            kind: (fold.kind == FoldKind::Comment).then_some(FoldingRangeKind::Comment),
            ..FoldingRange::default()
        });
    }
    ranges
}

/// For each position what to select next, from inside outwards.
pub(crate) fn selection_ranges(snapshot: &Snapshot, view: View<'_>, positions: &[Position]) -> Vec<SelectionRange> {
    let lines = snapshot.lines();
    let one = |position: &Position| {
        let offset = lines.offset(*position);
        let spans = selection::selection_ranges(view.document, offset);
        let chain = spans
            .into_iter()
            .rev()
            .fold(None, |parent, span| Some(Box::new(SelectionRange { range: lines.range(span), parent })));
        // The protocol wants an answer for each position.
        chain.map_or_else(
            || SelectionRange { range: lines.range(ecslint_project::Span::empty(offset)), parent: None },
            |chain| *chain,
        )
    };
    positions.iter().map(one).collect()
}
