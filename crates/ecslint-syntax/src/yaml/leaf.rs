//! Scalars: which kind of value they are, and which text they stand for.

use granit_parser::{ScalarStyle, Tag};

use super::align::Alignment;
use super::build::Builder;
use super::mask::Mask;
use super::scalar;
use crate::document::{ESCAPED, Kind, UNQUOTED};
use crate::error::SyntaxErrorKind;
use crate::json::placeholder_flag;
use crate::span::Span;

impl Builder<'_> {
    /// Takes a scalar as the next key or value.
    pub(super) fn scalar(
        &mut self,
        value: &str,
        style: ScalarStyle,
        tag: Option<&Tag>,
        span: Span,
        mask: &Mask<'_>,
    ) -> u32 {
        let span = match style {
            ScalarStyle::Literal | ScalarStyle::Folded => self.block_scalar_span(span),
            _ => span,
        };
        self.last_end = self.last_end.max(span.end);
        self.covered.extend(mask.holes_in(span).iter().map(|hole| hole.start));
        // The reader writes `~` for a value that is not there.
        let value = if span.is_empty() { "" } else { value };
        let is_key = self.awaits_key();
        let mut kind = match (style, tag_of(tag)) {
            (_, TagKind::Text) => Kind::String,
            (_, TagKind::Foreign) => Kind::Expression,
            (ScalarStyle::Plain, _) => scalar::kind_of(mask.text.get(span.range()).unwrap_or_default()),
            (_, TagKind::Resolved) => Kind::Expression,
            (_, TagKind::None) => Kind::String,
        };
        if style == ScalarStyle::Plain && !is_key && self.is_template(span, mask) {
            kind = Kind::Expression;
            // `${X}` and `<X>` are good YAML, whatever fills them in.
            if !self.text[span.range()].starts_with(['$', '<']) {
                self.error(SyntaxErrorKind::Template, span);
            }
        }
        if is_key {
            kind = Kind::String;
        }
        if kind != Kind::String {
            return self.leaf(kind, 0, span, 0);
        }
        let Some((flags, decoded)) = self.string(value, style, span, mask) else {
            return self.unknown_leaf(Kind::Expression, span);
        };
        let extra = match decoded {
            Some(decoded) => {
                self.decoded.push(decoded);
                self.decoded.len() as u32 - 1
            }
            None => 0,
        };
        self.leaf(Kind::String, flags, span, extra)
    }

    /// Whether a template is all that stands at `span`, but for the `#` behind `#{NAME}#`.
    fn is_template(&self, span: Span, mask: &Mask<'_>) -> bool {
        let Some(template) = mask.next_template(span.start).filter(|template| template.start == span.start) else {
            return false;
        };
        template.end <= span.end
            && self.text.get(template.end as usize..span.end as usize).is_some_and(|rest| matches!(rest, "" | "#"))
    }

    /// The flags of a string, and its text where that does not stand in the file as it is; `None` where templates stand in
    /// what would have to be decoded.
    fn string(&self, value: &str, style: ScalarStyle, span: Span, mask: &Mask<'_>) -> Option<(u8, Option<String>)> {
        let quotes = match style {
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => 1,
            _ => 0,
        };
        let unquoted = if quotes == 0 { UNQUOTED } else { 0 };
        let inner = span.start as usize + quotes..(span.end as usize).saturating_sub(quotes);
        let written = mask.text.get(inner.clone()).unwrap_or_default();
        if written == value && inner.start <= inner.end {
            let content = self.text.as_bytes().get(inner).unwrap_or_default();
            return Some((unquoted | placeholder_flag(content), None));
        }
        let holds_template = mask.next_template(span.start).is_some_and(|template| template.start < span.end);
        let decoded = if holds_template { self.restored(value, span, mask)? } else { value.to_owned() };
        Some((unquoted | ESCAPED | placeholder_flag(decoded.as_bytes()), Some(decoded)))
    }

    /// What the reader decoded, with the templates that stand at `span` in place of what the reader was given for them.
    fn restored(&self, value: &str, span: Span, mask: &Mask<'_>) -> Option<String> {
        let alignment = Alignment::new(mask.text.get(span.range())?, value)?;
        let mut decoded = String::with_capacity(value.len());
        let mut copied = span.start;
        for (place, written) in alignment.characters() {
            let start = span.start + written.start as u32;
            if start < copied {
                continue;
            }
            match mask.next_template(start).filter(|template| template.start == start) {
                Some(template) => {
                    decoded.push_str(self.text.get(template.range())?);
                    copied = template.end;
                }
                None => decoded.extend(value[place..].chars().next()),
            }
        }
        Some(decoded)
    }

    /// A block scalar with its header `|` or `>` and without the line ends behind it. The reader's span is its content.
    fn block_scalar_span(&self, content: Span) -> Span {
        let before = self.text.get(self.last_end as usize..content.start as usize).unwrap_or_default();
        let start = before.rfind(['|', '>']).map_or(content.start, |at| self.last_end + at as u32);
        let whole = self.text.get(start as usize..content.end as usize).unwrap_or_default();
        Span::new(start, start + whole.trim_end().len() as u32)
    }
}

/// What a tag says about a value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum TagKind {
    None,
    /// `!!str`
    Text,
    /// `!!int` and its like, which say what the text says anyway.
    Resolved,
    /// `!Ref`: another program knows what it means.
    Foreign,
}

pub(super) fn tag_of(tag: Option<&Tag>) -> TagKind {
    match tag.map(Tag::core_suffix) {
        None => TagKind::None,
        Some(Some("str")) => TagKind::Text,
        Some(Some("int" | "float" | "bool" | "null" | "map" | "seq")) => TagKind::Resolved,
        Some(_) => TagKind::Foreign,
    }
}
