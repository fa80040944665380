//! YAML: the events of a reader become the same tree as JSON's.
//!
//! What YAML has and JSON has not is brought to what JSON has: anchors are followed, `<<` is merged, tags that are not
//! YAML's own make a value unknown. Text that cannot be read costs the line it stands on: the rest is read again without
//! it, and what encloses the line may hold more than the tree shows.

mod alias;
mod align;
mod build;
mod containers;
mod leaf;
mod mask;
mod scalar;

use granit_parser::{ErrorKind, Parser, ScanError};

use crate::document::Document;
use crate::error::{SyntaxError, SyntaxErrorKind};
use crate::names::Names;
use crate::span::{Span, floor_boundary};
pub(crate) use align::Alignment;
use build::Builder;
use mask::Mask;
pub use scalar::is_plain_yaml;

/// How many lines are left out before the rest of a text is given up. A file with more mistakes is hardly YAML at all.
const MOST_LINES: usize = 16;

/// Reads `text`, which fits the offsets.
pub(crate) fn read<'t>(text: &'t str, names: Option<&'static Names>) -> Document<'t> {
    let mut mask = Mask::new(text);
    let (mut builder, mut stopped) = build(text, &mask, names);
    let first_error = stopped.as_ref().map(|stop| said(text, stop));
    for _ in 0..MOST_LINES {
        let Some(stop) = &stopped else { break };
        if !is_about_a_line(stop) || !mask.take_out_line(offset_of(stop)) {
            break;
        }
        let (next, next_stopped) = build(text, &mask, names);
        // Without its last line a list in brackets may be no list at all: what was seen of it before is better.
        if next_stopped.is_none() || next.nodes.len() >= builder.nodes.len() {
            builder = next;
        }
        stopped = next_stopped;
    }
    if stopped.is_some() {
        builder.give_up(&mask);
    }
    let mut document = builder.finish(&mask);
    document.errors.extend(first_error);
    if document.nodes.is_empty() && document.errors.is_empty() {
        let span = Span::empty(text.len() as u32);
        document.errors.push(SyntaxError { kind: SyntaxErrorKind::EmptyDocument, span });
    }
    document.errors.sort_by_key(|error| error.span);
    document.errors.truncate(crate::MAX_ERRORS);
    document
}

/// Reads as far as it goes; also returns what stopped the reader.
fn build<'t>(text: &'t str, mask: &Mask<'_>, names: Option<&'static Names>) -> (Builder<'t>, Option<ScanError>) {
    let options = granit_parser::options! {
        emit_unresolved_aliases: true,
        block_scalar_eof_without_line_feed: true,
        max_buffered_comment_events: usize::MAX,
        simple_key_max_lookahead: 4_096,
    };
    let mut builder = Builder::new(text, names);
    let mut parser = Parser::new_from_str_with_options(&mask.text, options);
    while let Some(next) = parser.next_event() {
        match next {
            Ok((event, span)) => {
                let Some(range) = span.byte_range() else { continue };
                if builder.take(event, Span::new(range.start as u32, range.end as u32), mask).is_break() {
                    break;
                }
            }
            Err(error) => return (builder, Some(error)),
        }
    }
    (builder, None)
}

/// Whether leaving out the line of the error may help. It does not where brackets are nested too deep, or where one is
/// never closed: all that stands behind it was read by then.
fn is_about_a_line(error: &ScanError) -> bool {
    !matches!(error.kind(), ErrorKind::RecursionLimitExceeded | ErrorKind::UnclosedFlowCollection { .. })
}

fn offset_of(error: &ScanError) -> usize {
    error.marker().byte_offset().unwrap_or(usize::MAX)
}

/// What is wrong, at the word that the reader stopped at.
fn said(text: &str, error: &ScanError) -> SyntaxError {
    let at = floor_boundary(text, offset_of(error).min(text.len()));
    let rest = &text[at..];
    let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let span = Span::new(at as u32, (at + length) as u32);
    SyntaxError { kind: SyntaxErrorKind::InvalidYaml { reason: error.info().to_owned() }, span }
}
