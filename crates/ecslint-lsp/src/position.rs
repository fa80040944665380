//! From byte offsets to the positions of the protocol and back.

use ecslint_project::{LineIndex, Span};
use tower_lsp::ls_types::{Position, PositionEncodingKind, Range};

/// How columns are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// In bytes.
    Utf8,
    /// In UTF-16 code units: what every client understands.
    Utf16,
}

impl Encoding {
    /// The best of those that the client offers.
    pub(crate) fn negotiate(offered: Option<&[PositionEncodingKind]>) -> Self {
        let takes_bytes = offered.is_some_and(|kinds| kinds.contains(&PositionEncodingKind::UTF8));
        if takes_bytes { Encoding::Utf8 } else { Encoding::Utf16 }
    }

    /// Its name in the protocol.
    pub(crate) fn kind(self) -> PositionEncodingKind {
        match self {
            Encoding::Utf8 => PositionEncodingKind::UTF8,
            Encoding::Utf16 => PositionEncodingKind::UTF16,
        }
    }
}

/// A text with its lines.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lines<'t> {
    pub(crate) text: &'t str,
    pub(crate) index: &'t LineIndex,
    pub(crate) encoding: Encoding,
}

impl Lines<'_> {
    /// The position of a byte offset.
    pub(crate) fn position(self, offset: u32) -> Position {
        let (line, character) = match self.encoding {
            Encoding::Utf8 => self.index.utf8_position(self.text, offset),
            Encoding::Utf16 => self.index.utf16_position(self.text, offset),
        };
        Position { line, character }
    }

    /// The range of a span.
    pub(crate) fn range(self, span: Span) -> Range {
        Range { start: self.position(span.start), end: self.position(span.end) }
    }

    /// The byte offset of a position. One behind the end of its line is the end of the line, one behind the last line the
    /// end of the text, as the protocol wants.
    pub(crate) fn offset(self, position: Position) -> u32 {
        let Position { line, character } = position;
        let offset = match self.encoding {
            Encoding::Utf8 => self.index.offset_from_utf8(self.text, line, character),
            Encoding::Utf16 => self.index.offset_from_utf16(self.text, line, character),
        };
        offset.unwrap_or(self.text.len() as u32)
    }

    /// The span of a range; one that ends before it begins is empty.
    pub(crate) fn span(self, range: Range) -> Span {
        let start = self.offset(range.start);
        Span::new(start, self.offset(range.end).max(start))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_lead_back_in_both_encodings() {
        let text = "{\r\n  \"naïve\": \"😀x\"\n}";
        let index = LineIndex::for_editors(text);
        for encoding in [Encoding::Utf8, Encoding::Utf16] {
            let lines = Lines { text, index: &index, encoding };
            for (offset, character) in text.char_indices() {
                if character != '\n' {
                    assert_eq!(lines.offset(lines.position(offset as u32)), offset as u32, "{encoding:?}");
                }
            }
            assert_eq!(lines.offset(Position::new(99, 0)), text.len() as u32);
            assert_eq!(lines.offset(Position::new(u32::MAX, u32::MAX)), text.len() as u32);
            assert_eq!(lines.offset(Position::new(0, u32::MAX)), 1);
            let backwards = Range::new(Position::new(2, 0), Position::new(0, 0));
            assert!(lines.span(backwards).is_empty());
        }
    }

    #[test]
    fn bytes_are_chosen_where_the_client_takes_them() {
        assert_eq!(Encoding::negotiate(None), Encoding::Utf16);
        assert_eq!(Encoding::negotiate(Some(&[PositionEncodingKind::UTF32])), Encoding::Utf16);
        let both = [PositionEncodingKind::UTF16, PositionEncodingKind::UTF8];
        assert_eq!(Encoding::negotiate(Some(&both)), Encoding::Utf8);
    }
}
