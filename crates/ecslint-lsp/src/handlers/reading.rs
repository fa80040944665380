//! What helps reading: hovers, inlay hints, lenses, colours.

use ecslint_ide::tokens::{Modifier, TokenKind};
use ecslint_ide::{View, hints, hover, lens, tokens};
use ecslint_project::Span;
use serde_json::json;
use tower_lsp::ls_types::{
    CodeLens, Command, Hover, HoverContents, InlayHint, InlayHintLabel, InlayHintTooltip, Location, MarkupContent,
    MarkupKind, SemanticToken, SemanticTokenModifier, SemanticTokenType, SemanticTokens, SemanticTokensLegend,
};

use crate::client::ClientFeatures;
use crate::snapshot::Snapshot;

/// The command of clients that show a list of places.
const SHOW_REFERENCES: &str = "ecslint.showReferences";

/// What stands at `offset`, and what AWS says to it where it is wrong.
pub(crate) fn hover(snapshot: &Snapshot, view: View<'_>, offset: u32, features: ClientFeatures) -> Option<Hover> {
    let found = hover::hover(view, offset)?;
    let mut text = found.markdown;
    for diagnostic in snapshot.checked().diagnostics.iter().filter(|diagnostic| diagnostic.span.touches(offset)) {
        if let Some(says) = diagnostic.says.as_ref().filter(|says| !text.contains(says.as_str())) {
            text.push_str(&format!("\n\nAWS says to this (`{}`):\n\n> {says}", diagnostic.rule.name));
        }
    }
    let contents = HoverContents::Markup(if features.renders_hover_markdown {
        MarkupContent { kind: MarkupKind::Markdown, value: text }
    } else {
        MarkupContent { kind: MarkupKind::PlainText, value: plain(&text) }
    });
    Some(Hover { contents, range: Some(snapshot.lines().range(found.span)) })
}

/// Our Markdown without its marks: emphasis, code, quotes and links as people write them.
fn plain(markdown: &str) -> String {
    let mut text = markdown.replace("**", "").replace('`', "").replace("\n> ", "\n");
    while let Some(start) = text.find("](http") {
        let end = text[start..].find(')').map_or(text.len(), |length| start + length + 1);
        text.replace_range(start..end, "");
        if let Some(bracket) = text[..start].rfind('[') {
            text.remove(bracket);
        }
    }
    text
}

/// What is shown between the characters of a part of the text.
pub(crate) fn inlay_hints(snapshot: &Snapshot, view: View<'_>, span: Span) -> Vec<InlayHint> {
    let hint = |hint: hints::InlayHint| {
        let is_before = hint.side == hints::Side::Before;
        InlayHint {
            position: snapshot.lines().position(hint.offset),
            label: InlayHintLabel::String(hint.label),
            kind: None,
            text_edits: None,
            tooltip: hint.tooltip.map(InlayHintTooltip::String),
            padding_left: Some(!is_before),
            padding_right: Some(is_before),
            data: None,
        }
    };
    hints::inlay_hints(view, span).into_iter().map(hint).collect()
}

/// Where names are used, in a line above what has them.
pub(crate) fn lenses(snapshot: &Snapshot, view: View<'_>, features: ClientFeatures) -> Vec<CodeLens> {
    let lines = snapshot.lines();
    let lens = |lens: lens::Lens| {
        let range = lines.range(lens.span);
        let places: Vec<Location> = lens
            .places
            .iter()
            .map(|place| Location { uri: snapshot.uri.clone(), range: lines.range(*place) })
            .collect();
        // Without a command of its own the lens is only to be read.
        let is_live = features.shows_references && !places.is_empty();
        let command = if is_live { SHOW_REFERENCES } else { "" };
        let arguments = is_live.then(|| vec![json!(snapshot.uri), json!(range.start), json!(places)]);
        CodeLens {
            range,
            command: Some(Command { title: lens.title, command: command.to_owned(), arguments }),
            data: None,
        }
    };
    lens::lenses(view).into_iter().map(lens).collect()
}

/// The kinds of token as the protocol calls them, in the order of their numbers.
const TOKEN_TYPES: [(TokenKind, SemanticTokenType); 7] = [
    (TokenKind::Subject, SemanticTokenType::VARIABLE),
    (TokenKind::Attribute, SemanticTokenType::PROPERTY),
    (TokenKind::Operator, SemanticTokenType::OPERATOR),
    (TokenKind::Value, SemanticTokenType::STRING),
    (TokenKind::Keyword, SemanticTokenType::KEYWORD),
    (TokenKind::Pattern, SemanticTokenType::REGEXP),
    (TokenKind::Placeholder, SemanticTokenType::MACRO),
];

/// What the numbers in [`semantic_tokens`] mean.
pub(crate) fn legend() -> SemanticTokensLegend {
    SemanticTokensLegend {
        token_types: TOKEN_TYPES.iter().map(|(_, name)| name.clone()).collect(),
        token_modifiers: vec![SemanticTokenModifier::DEFAULT_LIBRARY],
    }
}

/// The coloured pieces, each relative to the one before.
pub(crate) fn semantic_tokens(snapshot: &Snapshot, view: View<'_>) -> SemanticTokens {
    let lines = snapshot.lines();
    let (mut line, mut character) = (0, 0);
    let mut data = Vec::new();
    for token in tokens::semantic_tokens(view) {
        let range = lines.range(token.span);
        let number = TOKEN_TYPES.iter().position(|(kind, _)| *kind == token.kind);
        let Some(number) = number.filter(|_| range.start.line == range.end.line) else { continue };
        let delta_line = range.start.line - line;
        let delta_start = if delta_line == 0 { range.start.character - character } else { range.start.character };
        (line, character) = (range.start.line, range.start.character);
        data.push(SemanticToken {
            delta_line,
            delta_start,
            length: range.end.character - range.start.character,
            token_type: number as u32,
            token_modifiers_bitset: u32::from(token.modifiers.contains(&Modifier::BuiltIn)),
        });
    }
    SemanticTokens { result_id: None, data }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_taken_out() {
        let text = "**`cpu`** \u{b7} string\n\n> no\n\nSources: [a b](https://c/d) (2026), [e](http://f)";
        assert_eq!(plain(text), "cpu \u{b7} string\n\nno\n\nSources: a b (2026), e");
    }
}
