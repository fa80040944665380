//! Whole definitions for a text that holds nothing yet.

use ecslint_core::engine::Kind;
use ecslint_core::views::Assumption;
use ecslint_syntax::{Span, Syntax};

use crate::completion::candidate::{Candidate, Context};
use crate::completion::site::Site;
use crate::completion::sketch::Writer;
use crate::completion::{Completion, CompletionKind, finish};
use crate::view::{Ide, View};

/// Whole task definitions, for a text that holds nothing but blanks and one word; such a text has no [`View`] for
/// [`complete`](super::complete).
pub fn complete_blank(ide: &Ide, text: &str, offset: u32) -> Vec<Completion> {
    let word = text.trim();
    let start = text.find(word).unwrap_or_default();
    let Some(span) = u32::try_from(start).ok().zip(u32::try_from(start + word.len()).ok()) else { return Vec::new() };
    let is_word = word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let replace = if word.is_empty() { Span::empty(offset) } else { Span::new(span.0, span.1) };
    if !is_word || !replace.touches(offset) || !text.is_char_boundary(offset as usize) {
        return Vec::new();
    }
    let found = ide.look("{}", Syntax::Json, Kind::TaskDefinition, Assumption::default(), whole_definitions);
    let place = |mut found: Completion| {
        found.replace = replace;
        found
    };
    found.into_iter().flatten().map(place).collect()
}

/// The definitions of the table with their braces, as if they stood between those of the text.
fn whole_definitions(view: View<'_>) -> Vec<Completion> {
    let Some(site) = Site::at(view, 1) else { return Vec::new() };
    let context = Context::new(view, &site);
    let writer = Writer::new(&context);
    let rows = context.sketches("").enumerate();
    let candidates = rows.map(|(place, row)| {
        Candidate::new(CompletionKind::Snippet, &row.label, writer.sketch(&row.value, 0))
            .detail(&row.detail)
            .rank(place)
    });
    finish(candidates.collect(), &site)
}
