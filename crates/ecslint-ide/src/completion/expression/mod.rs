//! Inside of placement expressions: subjects, operators, values and what joins comparisons.

mod expected;
mod offers;

use std::ops::Range;

use ecslint_core::placeholder;
use ecslint_syntax::{Span, Syntax};

use crate::completion::candidate::Candidate;
use crate::completion::{Completion, MOST};
use crate::place::{At, Way};
use crate::view::View;
use expected::expected;

/// Where placement expressions stand.
pub(super) const PATH: &str = "placementConstraints[].expression";

/// How an expression is written in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Writing {
    /// With the escapes of JSON, which YAML has between double quotes too.
    Escaped,
    /// Between the single quotes of YAML.
    Single,
    /// As it is read.
    Plain,
}

/// The longest text before the place that is read. No expression that ECS takes is as long.
const LONGEST: usize = 16 * ecslint_cql::facts::MAX_CHARACTERS;

/// What may be written at `offset` if that lies between the quotes of an expression; `None` elsewhere.
pub(super) fn complete(view: View<'_>, offset: u32) -> Option<Vec<Completion>> {
    let way = Way::to(view, offset)?;
    let here = way.innermost()?;
    if way.path != PATH || way.at != At::Value || !here.node.is_string() {
        return None;
    }
    let span = here.node.span();
    let text = here.node.text();
    let content = span.start as usize + 1;
    let ends = if text.len() >= 2 && text.ends_with('"') { span.end - 1 } else { span.end };
    if (offset as usize) < content || offset > ends || !text.starts_with('"') {
        return None;
    }
    let content = content..ends as usize;
    Some(inside(view, view.text, content, offset as usize, Writing::Escaped).unwrap_or_default())
}

/// What may be written at `offset` of an expression that stands at `content` of `text`.
pub(super) fn inside(
    view: View<'_>,
    text: &str,
    content: Range<usize>,
    offset: usize,
    writing: Writing,
) -> Option<Vec<Completion>> {
    let bytes = text.as_bytes();
    let before = bytes.get(content.start..offset)?;
    if before.len() > LONGEST {
        return None;
    }
    let behind = bytes.get(offset..content.end)?;
    let is_word = |byte: &&u8| byte.is_ascii_alphanumeric() || b"_-:./@*".contains(byte);
    let is_sign = |byte: &&u8| b"=!<>~".contains(byte);
    let mut back = before.iter().rev().take_while(is_word).count();
    let mut forth = behind.iter().take_while(is_word).count();
    if back == 0 && forth == 0 {
        back = before.iter().rev().take_while(is_sign).count();
        forth = behind.iter().take_while(is_sign).count();
    } else if before.iter().rev().nth(back) == Some(&b'!') {
        // `!in` and `!exists` are one word.
        back += 1;
    }
    let start = offset - back;
    let prefix = text.get(content.start..start)?;
    if prefix.ends_with(['\\', '$', '{', '%', '@', '#']) {
        return None;
    }
    let prefix = match writing {
        Writing::Escaped => decoded(prefix)?,
        Writing::Single => prefix.replace("''", "'"),
        Writing::Plain => prefix.to_owned(),
    };
    let readable = without_placeholders(&prefix);
    let state = expected(&readable)?;
    let replace = Span::new(u32::try_from(start).ok()?, u32::try_from(offset + forth).ok()?);
    let typed = text.get(start..offset)?;
    Some(finish(offers::candidates(view, &state, typed), replace))
}

/// The text that a raw part of a string of JSON stands for; `None` where it ends inside of an escape.
fn decoded(raw: &str) -> Option<String> {
    if !raw.contains('\\') {
        return Some(raw.to_owned());
    }
    let quoted = format!("\"{raw}\"");
    let document = ecslint_syntax::parse(&quoted, Syntax::Json);
    let root = document.root().filter(|root| !root.is_damaged())?;
    root.as_str().map(str::to_owned)
}

/// The text with a word of which nothing is known for each placeholder.
fn without_placeholders(prefix: &str) -> String {
    const UNKNOWN: &str = "x";
    let mut readable = String::with_capacity(prefix.len());
    let mut rest = prefix;
    while let Some(found) = placeholder::find(rest) {
        readable.push_str(&rest[..found.start]);
        readable.push_str(UNKNOWN);
        rest = &rest[found.end..];
    }
    readable.push_str(rest);
    readable
}

fn finish(candidates: Vec<Candidate>, replace: Span) -> Vec<Completion> {
    let mut candidates = candidates;
    candidates
        .sort_by(|one, other| (one.standing, one.rank, &one.label).cmp(&(other.standing, other.rank, &other.label)));
    candidates.truncate(MOST);
    let ranks = 0..;
    let place = |(candidate, rank): (Candidate, u32)| Completion {
        label: candidate.label,
        kind: candidate.kind,
        detail: candidate.detail,
        documentation: candidate.documentation,
        replace,
        text: candidate.body.plain(),
        snippet: candidate.body.snippet(),
        rank,
        standing: candidate.standing,
        filter: candidate.filter,
        also: Vec::new(),
    };
    candidates.into_iter().zip(ranks).map(place).collect()
}
