//! Lines and columns.

use crate::span::{Span, floor_boundary};
use memchr::{memchr_iter, memchr2_iter};

/// Where the lines of a text begin; the one place that knows about lines, columns and UTF-16.
///
/// A line ends at `\n`, and a `\r` before it belongs to the line end; for editors a lone `\r` ends a line, too. The text
/// itself is not kept: methods that look at characters take it again, and it must be the text that the index was made from.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
    text_length: u32,
    /// Where the content of each line ends is `next start - 1`, less one more where bit `line` says `\r\n`.
    carriage_returns: Vec<u64>,
    /// No character takes more than a byte, so columns need not be counted: a line may be the whole text.
    is_ascii: bool,
    /// The characters outside ASCII in the order of the text, where editors will ask for many columns.
    wide: Option<Vec<Wide>>,
}

/// A character outside ASCII.
#[derive(Clone, Copy, Debug)]
struct Wide {
    /// Its first byte.
    start: u32,
    /// The number of UTF-16 code units in the text before it.
    units_before: u32,
    /// Its length in bytes.
    bytes: u8,
    /// Its length in UTF-16 code units.
    units: u8,
}

impl Wide {
    const fn end(self) -> u32 {
        self.start + self.bytes as u32
    }

    const fn units_end(self) -> u32 {
        self.units_before + self.units as u32
    }
}

/// A place in a text as people count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line, from 1 on.
    pub line: u32,
    /// The column in characters (Unicode scalar values), from 1 on.
    pub column: u32,
}

impl LineIndex {
    /// Finds the lines of `text`. Text beyond 4 GiB is not seen.
    pub fn new(text: &str) -> Self {
        let bytes = &text.as_bytes()[..text.len().min(u32::MAX as usize)];
        let mut starts = vec![0];
        let mut carriage_returns = vec![0_u64];
        for newline in memchr_iter(b'\n', bytes) {
            let line = starts.len() - 1;
            if carriage_returns.len() <= line / 64 {
                carriage_returns.push(0);
            }
            if newline > 0 && bytes[newline - 1] == b'\r' {
                carriage_returns[line / 64] |= 1 << (line % 64);
            }
            starts.push(newline as u32 + 1);
        }
        Self { starts, text_length: bytes.len() as u32, carriage_returns, is_ascii: text.is_ascii(), wide: None }
    }

    /// Finds the lines of `text` as the Language Server Protocol counts them: a `\r` without `\n` ends a line, too.
    ///
    /// Columns in UTF-16 then cost no walk along the line, which may be the whole text.
    pub fn for_editors(text: &str) -> Self {
        let bytes = &text.as_bytes()[..text.len().min(u32::MAX as usize)];
        let is_lone = |at: usize| bytes.get(at + 1) != Some(&b'\n');
        let wide = Some(wide_characters(text));
        if !memchr_iter(b'\r', bytes).any(is_lone) {
            return Self { wide, ..Self::new(text) };
        }
        let mut starts = vec![0];
        let mut carriage_returns = vec![0_u64];
        for end in memchr2_iter(b'\n', b'\r', bytes).filter(|&at| bytes[at] == b'\n' || is_lone(at)) {
            let line = starts.len() - 1;
            if carriage_returns.len() <= line / 64 {
                carriage_returns.push(0);
            }
            if bytes[end] == b'\n' && end > 0 && bytes[end - 1] == b'\r' {
                carriage_returns[line / 64] |= 1 << (line % 64);
            }
            starts.push(end as u32 + 1);
        }
        Self { starts, text_length: bytes.len() as u32, carriage_returns, is_ascii: text.is_ascii(), wide }
    }

    /// The number of lines; one even for an empty text, and one more behind a final `\n`.
    pub fn line_count(&self) -> u32 {
        self.starts.len() as u32
    }

    /// The line of `offset`, from 0 on. An offset behind the end is in the last line.
    pub fn line_of(&self, offset: u32) -> u32 {
        self.starts.partition_point(|&start| start <= offset) as u32 - 1
    }

    /// The offset at which `line` (from 0 on) begins; the end of the text for a line behind the last.
    pub fn line_start(&self, line: u32) -> u32 {
        self.starts.get(line as usize).copied().unwrap_or(self.text_length)
    }

    /// The span of `line` (from 0 on) without its line end.
    pub fn line_span(&self, line: u32) -> Span {
        let start = self.line_start(line);
        let Some(&next) = self.starts.get(line as usize + 1) else { return Span::new(start, self.text_length) };
        let word = self.carriage_returns.get(line as usize / 64).copied().unwrap_or_default();
        let line_end = if word >> (line % 64) & 1 == 1 { 2 } else { 1 };
        Span::new(start, next - line_end)
    }

    /// The line and column of `offset`, both from 1 on. An offset inside a character counts as its beginning, one
    /// behind the end as the end.
    pub fn position(&self, text: &str, offset: u32) -> Position {
        let (line, before) = self.line_before(text, offset);
        let characters = if self.is_ascii { before.len() } else { before.chars().count() };
        Position { line: line + 1, column: characters as u32 + 1 }
    }

    /// The line and the column in UTF-16 code units, both from 0 on, as editors count. Offsets are treated as in
    /// [`LineIndex::position`].
    pub fn utf16_position(&self, text: &str, offset: u32) -> (u32, u32) {
        let (line, before) = self.line_before(text, offset);
        if self.is_ascii {
            return (line, before.len() as u32);
        }
        let Some(wide) = &self.wide else {
            // Characters of four bytes take two units. Both counts are quick even where the line is the whole text.
            let pairs = before.bytes().filter(|byte| *byte >= 0xF0).count();
            return (line, (before.chars().count() + pairs) as u32);
        };
        let start = self.line_start(line);
        (line, units_before(wide, start + before.len() as u32) - units_before(wide, start))
    }

    /// The line and the column in bytes, both from 0 on. Offsets are treated as in [`LineIndex::position`].
    pub fn utf8_position(&self, text: &str, offset: u32) -> (u32, u32) {
        let (line, before) = self.line_before(text, offset);
        (line, before.len() as u32)
    }

    /// The offset of a line and a column in bytes, both from 0 on, treated as in [`LineIndex::offset_from_utf16`].
    pub fn offset_from_utf8(&self, text: &str, line: u32, column: u32) -> Option<u32> {
        if line >= self.line_count() {
            return None;
        }
        let span = self.line_span(line);
        let offset = span.start.saturating_add(column).min(span.end);
        Some(floor_boundary(text, offset as usize) as u32)
    }

    /// The offset of a line and a column in UTF-16 code units, both from 0 on. A column behind the end of the line is
    /// the end of the line, one inside a character its beginning. `None` for a line behind the last.
    pub fn offset_from_utf16(&self, text: &str, line: u32, column: u32) -> Option<u32> {
        if line >= self.line_count() {
            return None;
        }
        let span = self.line_span(line);
        if let Some(wide) = &self.wide {
            let units = units_before(wide, span.start).saturating_add(column);
            return Some(offset_of_units(wide, units).min(span.end));
        }
        let mut left = column;
        for (at, character) in text.get(span.range())?.char_indices() {
            let width = character.len_utf16() as u32;
            if left < width {
                return Some(span.start + at as u32);
            }
            left -= width;
        }
        Some(span.end)
    }

    /// The line of `offset`, from 0 on, and the text between its beginning and the offset.
    fn line_before<'t>(&self, text: &'t str, offset: u32) -> (u32, &'t str) {
        let offset = floor_boundary(text, offset.min(self.text_length) as usize);
        let line = self.line_of(offset as u32);
        (line, text.get(self.line_start(line) as usize..offset).unwrap_or_default())
    }
}

/// The characters of `text` outside ASCII.
fn wide_characters(text: &str) -> Vec<Wide> {
    let mut wide: Vec<Wide> = Vec::new();
    if text.is_ascii() {
        return wide;
    }
    for (start, character) in text.char_indices().filter(|(_, character)| !character.is_ascii()) {
        let Ok(start) = u32::try_from(start) else { break };
        let units_before = units_before(&wide, start);
        wide.push(Wide { start, units_before, bytes: character.len_utf8() as u8, units: character.len_utf16() as u8 });
    }
    wide
}

/// The number of UTF-16 code units before the byte `offset`, which begins a character.
fn units_before(wide: &[Wide], offset: u32) -> u32 {
    match wide.partition_point(|character| character.start < offset).checked_sub(1) {
        Some(last) => wide[last].units_end() + (offset - wide[last].end()),
        None => offset,
    }
}

/// The byte with so many UTF-16 code units before it; the beginning of a character that the place lies in.
fn offset_of_units(wide: &[Wide], units: u32) -> u32 {
    match wide.partition_point(|character| character.units_before <= units).checked_sub(1) {
        Some(last) if units < wide[last].units_end() => wide[last].start,
        Some(last) => wide[last].end().saturating_add(units - wide[last].units_end()),
        None => units,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "{\r\n  \"naïve\": \"😀x\"\n\n}";

    #[test]
    fn lines() {
        let index = LineIndex::new(TEXT);
        let lines: Vec<_> = (0..index.line_count()).map(|line| &TEXT[index.line_span(line).range()]).collect();
        assert_eq!(lines, ["{", "  \"naïve\": \"😀x\"", "", "}"]);
        assert_eq!(index.line_of(0), 0);
        assert_eq!(index.line_of(2), 0, "the line end belongs to the line before it");
        assert_eq!(index.line_of(3), 1);
        assert_eq!(index.line_of(u32::MAX), 3);
        assert_eq!(index.line_start(1), 3);
        assert_eq!(index.line_start(9), TEXT.len() as u32);
        assert!(index.line_span(9).is_empty());
    }

    #[test]
    fn empty_text_and_final_newline() {
        assert_eq!(LineIndex::new("").line_count(), 1);
        assert_eq!(LineIndex::new("").line_span(0), Span::empty(0));
        assert_eq!(LineIndex::new("a\n").line_count(), 2);
        assert_eq!(LineIndex::new("a\n").line_span(1), Span::empty(2));
        assert_eq!(LineIndex::new("a\rb").line_count(), 1);
    }

    #[test]
    fn editors_count_a_lone_carriage_return() {
        let text = "a\rb\r\nc\n\rd\r";
        let index = LineIndex::for_editors(text);
        let lines: Vec<_> = (0..index.line_count()).map(|line| &text[index.line_span(line).range()]).collect();
        assert_eq!(lines, ["a", "b", "c", "", "d", ""]);
        assert_eq!(LineIndex::for_editors("a\r\nb").line_count(), 2);
    }

    #[test]
    fn columns_for_editors_are_those_of_a_walk_along_the_line() {
        for text in [TEXT, "", "😀", "a😀é\nßx😀\r\n\u{feff}", "plain\nascii", "é\n\n😀😀"] {
            let (walking, knowing) = (LineIndex::new(text), LineIndex::for_editors(text));
            for offset in 0..=text.len() as u32 + 2 {
                assert_eq!(
                    knowing.utf16_position(text, offset),
                    walking.utf16_position(text, offset),
                    "{text:?} {offset}"
                );
            }
            for line in 0..walking.line_count() + 1 {
                for column in (0..12).chain([u32::MAX]) {
                    let expected = walking.offset_from_utf16(text, line, column);
                    assert_eq!(knowing.offset_from_utf16(text, line, column), expected, "{text:?} {line}:{column}");
                }
            }
        }
    }

    #[test]
    fn byte_columns_lead_back() {
        let index = LineIndex::new(TEXT);
        let smile = TEXT.find('😀').unwrap_or_default() as u32;
        let (line, column) = index.utf8_position(TEXT, smile);
        assert_eq!(index.offset_from_utf8(TEXT, line, column), Some(smile));
        assert_eq!(index.offset_from_utf8(TEXT, line, column + 2), Some(smile), "inside the character");
        assert_eq!(index.offset_from_utf8(TEXT, 0, u32::MAX), Some(1));
        assert_eq!(index.offset_from_utf8(TEXT, 4, 0), None);
    }

    #[test]
    fn many_lines_with_mixed_ends() {
        let text: String = (0..200).map(|line| if line % 3 == 0 { "ab\r\n" } else { "ab\n" }).collect();
        let index = LineIndex::new(&text);
        assert!((0..200).all(|line| &text[index.line_span(line).range()] == "ab"));
    }

    #[test]
    fn positions() {
        let index = LineIndex::new(TEXT);
        let smile = TEXT.find('😀').unwrap_or_default() as u32;
        assert_eq!(index.position(TEXT, smile), Position { line: 2, column: 13 });
        assert_eq!(index.position(TEXT, smile + 2), Position { line: 2, column: 13 }, "inside the character");
        assert_eq!(index.position(TEXT, smile + 4), Position { line: 2, column: 14 });
        assert_eq!(index.position(TEXT, 9_999), Position { line: 4, column: 2 });
        assert_eq!(index.utf16_position(TEXT, smile), (1, 12));
        assert_eq!(index.utf16_position(TEXT, smile + 4), (1, 14));
    }

    #[test]
    fn utf16_columns_lead_back() {
        let index = LineIndex::new(TEXT);
        for (offset, character) in TEXT.char_indices() {
            let (line, column) = index.utf16_position(TEXT, offset as u32);
            if !matches!(character, '\r' | '\n') {
                assert_eq!(index.offset_from_utf16(TEXT, line, column), Some(offset as u32));
            }
        }
        let smile = TEXT.find('😀').unwrap_or_default() as u32;
        assert_eq!(index.offset_from_utf16(TEXT, 1, 13), Some(smile), "between the halves of a pair");
        assert_eq!(index.offset_from_utf16(TEXT, 0, 99), Some(1), "the line end is not part of the line");
        assert_eq!(index.offset_from_utf16(TEXT, 4, 0), None);
    }
}
