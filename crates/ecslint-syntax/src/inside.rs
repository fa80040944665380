//! From a place inside of a decoded string to its place in the file.

use std::ops::Range;

use crate::document::{ESCAPED, Syntax};
use crate::escape::read_escape;
use crate::node::Node;
use crate::span::Span;
use crate::yaml::Alignment;

impl Node<'_> {
    /// Where `decoded`, a range of bytes of [`Node::as_str`], stands in the file. A character written as an escape is
    /// covered whole, and an empty range is the place before the character that follows it.
    ///
    /// `None` where nothing inside has a place: for values that are no strings, for damaged ones, and for a range whose
    /// ends do not lie between characters of the string.
    pub fn span_inside(self, decoded: Range<usize>) -> Option<Span> {
        let value = self.as_str().filter(|_| !self.is_damaged())?;
        value.get(decoded.clone())?;
        if let Some(alignment) = self.alignment() {
            return self.written_span(alignment?.written(decoded)?);
        }
        let inner = self.content_start();
        let (start, end) = if self.flags() & ESCAPED == 0 {
            (decoded.start, decoded.end)
        } else {
            let written = self.text().get(1..self.text().len() - 1)?;
            let start = written_offset(written, decoded.start)?;
            (start, start + written_offset(&written[start..], decoded.end - decoded.start)?)
        };
        Some(Span::new(inner + u32::try_from(start).ok()?, inner + u32::try_from(end).ok()?))
    }

    /// Where each of `decoded` stands in the file, as [`Node::span_inside`] says for one, in one pass over the string:
    /// for ranges in the order of the text. A range that begins before the one ahead of it has no place.
    pub fn spans_inside(self, decoded: impl IntoIterator<Item = Range<usize>>) -> Vec<Option<Span>> {
        let value = self.as_str().filter(|_| !self.is_damaged());
        if let Some(alignment) = self.alignment() {
            let mut behind = 0;
            let place = |range: Range<usize>| {
                behind = range.start.max(behind);
                value?.get(range.clone()).filter(|_| range.start == behind)?;
                self.written_span(alignment.as_ref()?.written(range)?)
            };
            return decoded.into_iter().map(place).collect();
        }
        let is_escaped = self.flags() & ESCAPED != 0;
        let written = self.text().get(1..self.text().len().saturating_sub(1)).unwrap_or_default();
        let inner = self.content_start();
        // How far it was read: in the string, and in what is written.
        let mut read = (0, 0);
        let mut place = |range: Range<usize>| {
            value?.get(range.clone())?;
            let (start, length) = if is_escaped {
                let start = read.1 + written_offset(&written[read.1..], range.start.checked_sub(read.0)?)?;
                read = (range.start, start);
                (start, written_offset(&written[start..], range.len())?)
            } else {
                (range.start, range.len())
            };
            let start = inner + u32::try_from(start).ok()?;
            Some(Span::new(start, start + u32::try_from(length).ok()?))
        };
        decoded.into_iter().map(&mut place).collect()
    }

    /// Where the characters of a YAML scalar stand that is written in another way than it reads; `None` for all others,
    /// `Some(None)` where they cannot be told.
    pub(crate) fn alignment(self) -> Option<Option<Alignment>> {
        let is_asked = self.document().syntax() == Syntax::Yaml && self.is_string() && self.flags() & ESCAPED != 0;
        is_asked.then(|| Alignment::new(self.text(), self.as_str().unwrap_or_default()))
    }

    /// The span of a range of what is written for this value.
    pub(crate) fn written_span(self, written: Range<usize>) -> Option<Span> {
        let start = self.span().start;
        Some(Span::new(start + u32::try_from(written.start).ok()?, start + u32::try_from(written.end).ok()?))
    }

    /// Where the content of a string begins.
    fn content_start(self) -> u32 {
        self.span().start + u32::from(!self.is_unquoted())
    }
}

/// The offset in `written` of the byte `decoded` of what it stands for; `None` when that lies inside of an escape.
fn written_offset(written: &str, mut decoded: usize) -> Option<usize> {
    let mut position = 0;
    while decoded > 0 {
        let rest = &written[position..];
        // An escape behind the place does not matter, so it is not looked for.
        let near = rest.len().min(decoded);
        let plain = memchr::memchr(b'\\', &rest.as_bytes()[..near]).unwrap_or(near);
        if decoded <= plain {
            return Some(position + decoded);
        }
        if plain == rest.len() {
            return None;
        }
        let escape = read_escape(&rest[plain..]);
        decoded = (decoded - plain).checked_sub(escape.decoded_length())?;
        position += plain + escape.length;
    }
    Some(position)
}

#[cfg(test)]
mod tests {
    use crate::{Syntax, parse};

    /// What is written for the part `part` of the string `json`.
    fn written<'t>(json: &'t str, part: &str) -> Option<&'t str> {
        let document = parse(json, Syntax::Json);
        let node = document.root()?;
        let start = node.as_str()?.find(part)?;
        json.get(node.span_inside(start..start + part.len())?.range())
    }

    #[test]
    fn every_escape_is_covered_whole() {
        let escapes = [
            (r#"\""#, "\""),
            (r"\\", "\\"),
            (r"\/", "/"),
            (r"\b", "\u{8}"),
            (r"\f", "\u{c}"),
            (r"\n", "\n"),
            (r"\r", "\r"),
            (r"\t", "\t"),
            (r"\u00e9", "é"),
            (r"\u20AC", "€"),
            (r"\u0041", "A"),
            (r"\ud83d\ude00", "😀"),
        ];
        for (escape, character) in escapes {
            let json = format!("\"ü{escape}-b{escape}\"");
            assert_eq!(written(&json, character), Some(escape));
            assert_eq!(written(&json, "-b"), Some("-b"), "behind {escape}");
            assert_eq!(written(&json, &format!("ü{character}-")), Some(format!("ü{escape}-").as_str()));
            assert_eq!(written(&json, &format!("b{character}")), Some(format!("b{escape}").as_str()));
        }
    }

    #[test]
    fn strings_without_escapes_are_shifted() {
        assert_eq!(written(r#""a == é and b""#, "é and"), Some("é and"));
        assert_eq!(written(r#""""#, ""), Some(""));
    }

    #[test]
    fn an_empty_range_is_a_place_between_characters() {
        let json = r#""a\u00e9b""#;
        let document = parse(json, Syntax::Json);
        let node = document.root().expect("a value");
        let place = |offset: usize| node.span_inside(offset..offset).map(|span| (span.start, span.end));
        assert_eq!(place(0), Some((1, 1)));
        assert_eq!(place(1), Some((2, 2)));
        assert_eq!(place(3), Some((8, 8)));
        assert_eq!(place(4), Some((9, 9)));
    }

    #[test]
    fn many_ranges_have_the_places_of_each() {
        for json in [r#""a\u00e9b\\c\n${x}\ud83d\ude00 ${y}""#, r#""aéb\\""#, r#""plain text""#, r#""""#] {
            let document = parse(json, Syntax::Json);
            let node = document.root().expect("a value");
            let length = node.as_str().expect("a string").len();
            for size in 0..4 {
                let ranges: Vec<_> = (0..=length).map(|start| start..start + size).collect();
                let each: Vec<_> = ranges.iter().map(|range| node.span_inside(range.clone())).collect();
                assert_eq!(node.spans_inside(ranges), each, "{json}");
            }
        }
    }

    #[test]
    fn what_has_no_place_has_none() {
        for json in [r#""a\qb""#, r#""ab"#, r#""ab\"#, "12", "null", "[]"] {
            let document = parse(json, Syntax::Json);
            let node = document.root().expect("a value");
            assert_eq!(node.span_inside(0..1), None, "{json}");
        }
        let document = parse(r#""aé""#, Syntax::Json);
        let node = document.root().expect("a value");
        assert_eq!(node.span_inside(0..2), None, "inside of a character");
        assert_eq!(node.span_inside(0..4), None, "behind the end");
    }
}
