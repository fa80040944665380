//! From a place inside of a decoded scalar to its place in the file.

use std::ops::Range;

/// One character of what a scalar stands for.
struct Piece {
    /// Where it begins in the decoded text.
    decoded: usize,
    /// Where it is written.
    written: Range<usize>,
}

/// Where each character of a scalar is written.
pub(crate) struct Alignment {
    pieces: Vec<Piece>,
    decoded_length: usize,
}

impl Alignment {
    /// Finds the characters of `decoded` in `written`, the scalar with its quotes or its header; `None` where they
    /// cannot be found one by one.
    pub(crate) fn new(written: &str, decoded: &str) -> Option<Self> {
        let style = written.as_bytes().first().copied().unwrap_or_default();
        let mut at = match style {
            b'"' | b'\'' => 1,
            b'|' | b'>' => memchr::memchr(b'\n', written.as_bytes())? + 1,
            _ => 0,
        };
        let mut pieces = Vec::with_capacity(decoded.len());
        for (place, character) in decoded.char_indices() {
            let range = find(written, at, character, style)?;
            at = range.end;
            pieces.push(Piece { decoded: place, written: range });
        }
        Some(Self { pieces, decoded_length: decoded.len() })
    }

    /// Where a range of bytes of the decoded text is written. `None` where its ends do not lie between characters.
    pub(crate) fn written(&self, decoded: Range<usize>) -> Option<Range<usize>> {
        let start = self.piece_at(decoded.start)?;
        let begin = match self.pieces.get(start) {
            Some(piece) => piece.written.start,
            None => self.pieces.last().map_or(0, |piece| piece.written.end),
        };
        if decoded.is_empty() {
            return Some(begin..begin);
        }
        let end = self.piece_at(decoded.end)?;
        let last = self.pieces.get(end.checked_sub(1)?)?;
        Some(begin..last.written.end.max(begin))
    }

    /// Each character: where it begins in the decoded text, and where it is written.
    pub(crate) fn characters(&self) -> impl Iterator<Item = (usize, Range<usize>)> {
        self.pieces.iter().map(|piece| (piece.decoded, piece.written.clone()))
    }

    /// The number of the character that begins at a place of the decoded text, or of the one behind the last.
    fn piece_at(&self, decoded: usize) -> Option<usize> {
        if decoded == self.decoded_length {
            return Some(self.pieces.len());
        }
        self.pieces.binary_search_by_key(&decoded, |piece| piece.decoded).ok()
    }
}

/// Where `wanted` is written at `at` or behind blanks that stand there.
fn find(written: &str, mut at: usize, wanted: char, style: u8) -> Option<Range<usize>> {
    loop {
        let rest = written.get(at..)?;
        if rest.is_empty() && wanted == '\n' {
            // The span of a block scalar ends before its last line end.
            return Some(at..at);
        }
        let character = rest.chars().next()?;
        if style == b'"' && character == '\\' {
            let length = escape_length(rest, wanted)?;
            if rest[1..].starts_with(['\n', '\r']) {
                // The line goes on behind the blanks of the next one.
                at += length + rest[length..].len() - rest[length..].trim_start_matches([' ', '\t']).len();
                continue;
            }
            return Some(at..at + length);
        }
        if style == b'\'' && wanted == '\'' && rest.starts_with("''") {
            return Some(at..at + 2);
        }
        if character == wanted {
            return Some(at..at + character.len_utf8());
        }
        if !character.is_whitespace() {
            return None;
        }
        if wanted == ' ' {
            // A line end and the blanks around it stand for one blank.
            let blanks = rest.len() - rest.trim_start().len();
            return Some(at..at + blanks);
        }
        at += character.len_utf8();
    }
}

/// The length of the escape at the beginning of `rest`, which stands for `character`.
fn escape_length(rest: &str, character: char) -> Option<usize> {
    let second = rest[1..].chars().next()?;
    let length = match second {
        'x' => 4,
        // Two halves of a surrogate pair.
        'u' if character.len_utf16() == 2 => 12,
        'u' => 6,
        'U' => 10,
        '\r' if rest[2..].starts_with('\n') => 3,
        other => 1 + other.len_utf8(),
    };
    rest.get(..length).map(str::len)
}

#[cfg(test)]
mod tests {
    use crate::{Syntax, parse};

    /// What is written for the part `part` of the scalar that is the value of `a`.
    fn written<'t>(yaml: &'t str, part: &str) -> Option<&'t str> {
        let document = parse(yaml, Syntax::Yaml);
        let node = document.root()?.get("a")?;
        let start = node.as_str()?.find(part)?;
        let span = node.span_inside(start..start + part.len())?;
        let range = start..start + part.len();
        assert_eq!(node.inner_span(range.clone()), span, "{yaml}");
        assert_eq!(node.spans_inside([range]), [Some(span)], "{yaml}");
        yaml.get(span.range())
    }

    #[test]
    fn parts_of_every_style_have_a_place() {
        for (yaml, part, expected) in [
            ("a: one two", "two", "two"),
            ("a: one\n  two  three", "two", "two"),
            ("a: one\n  two", "e t", "e\n  t"),
            ("a: 'it''s'", "t's", "t''s"),
            ("a: \"b\\tc\\u00e9\\x41\\U0001F600\\ud83d\\ude00d\"", "éA", "\\u00e9\\x41"),
            ("a: \"b\\tc\\u00e9\\x41\\U0001F600\\ud83d\\ude00d\"", "😀d", "\\ud83d\\ude00d"),
            ("a: \"one \\\n   two\"", "two", "two"),
            ("a: \"one\r\n   two\"", "two", "two"),
            ("a: |\n  echo hi\n  exit\nb: 1", "hi\nexit", "hi\n  exit"),
            ("a: >-\n  one\n  two\n\n  three", "two\nthree", "two\n\n  three"),
            ("a: |+\r\n   x y\r\n   z\r\n", "z", "z"),
        ] {
            assert_eq!(written(yaml, part), Some(expected), "{yaml}");
        }
    }
}
