//! Where the tokens of clean text stand.
//!
//! All of the text is looked at before any of it is read, sixty-four bytes at a time, and what is found are bits of
//! numbers. Blanks and the insides of strings, which are most of a file, are never looked at again. The processor is asked
//! once for the best that it can do.

use super::classes::{BLOCK, Classes};
use fearless_simd::{Level, Simd, dispatch};

/// Iterator over the tokens of a text: brackets, colons, commas, both quotes of strings, and the first byte of anything
/// else that stands outside of strings.
#[derive(Debug)]
pub(super) struct Tokens<'m> {
    blocks: std::slice::Iter<'m, Marks>,
    /// Where the current block begins.
    start: usize,
    /// What is left of it.
    current: Marks,
}

/// What is known of a block of text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Marks {
    tokens: u64,
    /// The quotes that end a string in which there might be an escape or a placeholder.
    unusual_ends: u64,
}

/// What reaches from one block into the next.
#[derive(Clone, Copy, Debug, Default)]
struct Unfinished {
    /// All ones inside of a string.
    string: u64,
    /// 1 inside of a string in which something unusual was found.
    unusual: u64,
    /// 1 behind a backslash that escapes the first byte.
    escape: u64,
    /// 1 behind an underscore.
    underscore: u64,
    /// 1 in a number or a word.
    scalar: u64,
    /// The control characters in strings so far, of all blocks together.
    broken: u64,
}

impl<'m> Tokens<'m> {
    /// The tokens of the text with these marks.
    pub(super) fn of(marks: &'m [Marks]) -> Self {
        Self { blocks: marks.iter(), start: 0_usize.wrapping_sub(BLOCK), current: Marks::default() }
    }

    /// Where the next token stands.
    #[inline(always)]
    pub(super) fn next(&mut self) -> Option<usize> {
        while self.current.tokens == 0 {
            self.current = *self.blocks.next()?;
            self.start = self.start.wrapping_add(BLOCK);
        }
        let place = self.current.tokens.trailing_zeros() as usize;
        self.current.tokens &= self.current.tokens - 1;
        Some(self.start + place)
    }

    /// Whether a string might hold an escape or a placeholder. The quote at `end`, which ends it, is the token that was
    /// handed out last.
    #[inline(always)]
    pub(super) fn is_unusual(&self, end: usize) -> bool {
        self.current.unusual_ends >> (end % BLOCK) & 1 != 0
    }
}

/// The marks of each block of `text`, unless a control character stands in a string.
pub(super) fn mark(text: &[u8]) -> Option<Vec<Marks>> {
    dispatch!(Level::new(), simd => mark_with(simd, text))
}

#[inline(always)]
fn mark_with<S: Simd>(simd: S, text: &[u8]) -> Option<Vec<Marks>> {
    let (full, rest) = text.as_chunks::<BLOCK>();
    // Behind the end there is nothing but blanks.
    let mut last = [b' '; BLOCK];
    last.get_mut(..rest.len())?.copy_from_slice(rest);
    let mut open = Unfinished::default();
    let mut marks = Vec::with_capacity(full.len() + 1);
    marks.extend(full.iter().map(|block| open.mark(Classes::of(simd, block))));
    marks.push(open.mark(Classes::of(simd, &last)));
    (open.broken == 0).then_some(marks)
}

impl Unfinished {
    /// What stands where in the next block.
    #[inline(always)]
    fn mark(&mut self, classes: Classes) -> Marks {
        let mut quotes = classes.quote;
        if classes.backslash | self.escape != 0 {
            quotes &= !self.escaped(classes.backslash);
        }
        // Each quote turns everything behind it inside out.
        let inside = behind_odd(quotes) ^ self.string;
        self.string = 0_u64.wrapping_sub(inside >> (BLOCK - 1));
        self.broken |= classes.control & inside;

        let scalars = !(inside | classes.blank | classes.structure | quotes);
        let first_of_scalars = scalars & !(scalars << 1 | self.scalar);
        self.scalar = scalars >> (BLOCK - 1);

        let twice = classes.underscore & (classes.underscore << 1 | self.underscore);
        self.underscore = classes.underscore >> (BLOCK - 1);
        // The bits of a string lie side by side. Something added to them carries over to the quote behind them.
        let (sum, carried) = inside.overflowing_add((classes.unusual | twice) & inside);
        let (sum, carried_again) = sum.overflowing_add(self.unusual);
        self.unusual = u64::from(carried | carried_again);

        Marks { tokens: classes.structure & !inside | quotes | first_of_scalars, unusual_ends: sum & !inside }
    }

    /// The bytes of a block that a backslash stands before, unless it is escaped itself.
    #[inline(always)]
    fn escaped(&mut self, backslashes: u64) -> u64 {
        let mut escaped = self.escape;
        self.escape = 0;
        let mut left = backslashes & !escaped;
        while left != 0 {
            let backslash = left & left.wrapping_neg();
            escaped |= backslash << 1;
            self.escape = backslash >> (BLOCK - 1);
            left &= !(backslash | backslash << 1);
        }
        escaped
    }
}

/// The places that have an odd number of `marks` at or before them.
#[inline(always)]
const fn behind_odd(marks: u64) -> u64 {
    let mut odd = marks;
    odd ^= odd << 1;
    odd ^= odd << 2;
    odd ^= odd << 4;
    odd ^= odd << 8;
    odd ^= odd << 16;
    odd ^= odd << 32;
    odd
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tokens of `text` with so many blanks before it, counted from behind these, and which of them end unusual strings.
    fn tokens(text: &str, before: usize) -> Option<Vec<(usize, bool)>> {
        let moved = format!("{}{text}", " ".repeat(before));
        let marks = mark(moved.as_bytes())?;
        let mut tokens = Tokens::of(&marks);
        let next = || {
            let at = tokens.next()?;
            Some((at - before, tokens.is_unusual(at)))
        };
        Some(std::iter::from_fn(next).collect())
    }

    /// The tokens of `text`, wherever blocks end in it.
    fn check(text: &str, expected: &[usize]) {
        for before in 0..2 * BLOCK {
            let found = tokens(text, before).map(|found| found.into_iter().map(|(at, _)| at).collect());
            assert_eq!(found, Some(expected.to_vec()), "{text:?} behind {before} blanks");
        }
    }

    #[test]
    fn every_token_is_found_once() {
        check("", &[]);
        check(" \r\n\t", &[]);
        check("{\"a\": [1, true]}", &[0, 1, 3, 4, 6, 7, 8, 10, 14, 15]);
        check("12a b", &[0, 4]);
        check("\"{[:,]}\"x", &[0, 7, 8]);
        check(r#""a\"b" "\\" "\\\"" 1"#, &[0, 5, 7, 10, 12, 17, 19]);
        check("\u{c}1", &[0]);
        check("é", &[0]);
        check("\"é\"", &[0, 3]);
    }

    #[test]
    fn strings_with_something_unusual_are_told() {
        let long = "a".repeat(3 * BLOCK);
        for (content, is_unusual) in [
            ("a-b_c:d.e/f+g é", false),
            ("a__b", true),
            ("${A}", true),
            ("a\\n", true),
            ("a\\\"", true),
            ("a(", true),
            ("", false),
            (&long, false),
            (&format!("<{long}"), true),
            (&format!("{long}@"), true),
            (&format!("@{long}@@{long}@"), true),
        ] {
            // What stands around a string makes it no less usual.
            let text = format!("$__\"{content}\"__$\"\"\"@\"\"a\"");
            for before in 0..2 * BLOCK {
                let ends = tokens(&text, before).unwrap_or_default().into_iter().filter(|(_, is_unusual)| *is_unusual);
                let behind = 3 + content.len() + 1;
                let expected = [behind, behind + 8].into_iter().skip(usize::from(!is_unusual));
                assert!(ends.map(|(at, _)| at).eq(expected), "{text} behind {before} blanks");
            }
        }
    }

    #[test]
    fn a_control_character_in_a_string_is_left_to_the_parser() {
        for text in ["\"a\tb\"", "{\"a\nb\": 1}", "[] \"\u{1}\""] {
            for before in 0..2 * BLOCK {
                assert!(tokens(text, before).is_none(), "{text:?}");
            }
        }
    }
}
