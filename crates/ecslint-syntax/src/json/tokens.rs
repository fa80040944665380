//! Where the tokens of clean text stand: sixty-four bytes are looked at together, and what is found are bits of a number.
//!
//! Asking the same of sixteen bytes at once costs as much as asking it of one. Blanks and the insides of strings, which
//! are most of a file, are never looked at again.

use wide::u8x16;

/// How many bytes are a block: a bit of a number for each, the first one lowest.
const BLOCK: usize = 64;
/// How many bytes are looked at together.
const LANES: usize = 16;

/// Iterator over the tokens of a text: brackets, colons, commas, both quotes of strings, and the first byte of anything
/// else that stands outside of strings.
#[derive(Debug)]
pub(super) struct Tokens<'t> {
    full: std::slice::Iter<'t, [u8; BLOCK]>,
    /// What is left behind the full blocks.
    rest: Option<&'t [u8]>,
    /// Where the current block begins.
    start: usize,
    /// The tokens of the current block that were not handed out yet.
    left: u64,
    /// What is unusual in the current block.
    unusual: u64,
    /// The last thing before it that was unusual; 0 where there was none, which is inside of no string.
    last_unusual: usize,
    open: Unfinished,
    is_broken: bool,
}

/// What reaches from one block into the next.
#[derive(Clone, Copy, Debug, Default)]
struct Unfinished {
    /// All ones inside of a string.
    string: u64,
    /// 1 behind a backslash that escapes the first byte.
    escape: u64,
    /// 1 behind an underscore.
    underscore: u64,
    /// 1 in a number or a word.
    scalar: u64,
}

/// What the bytes of a block are, regardless of what stands around them.
#[derive(Clone, Copy, Debug, Default)]
struct Classes {
    blank: u64,
    control: u64,
    quote: u64,
    underscore: u64,
    /// Brackets, colons and commas.
    structure: u64,
    /// Backslashes, what could begin a placeholder by itself, and whatever costs nothing to find with them.
    unusual: u64,
}

impl<'t> Tokens<'t> {
    pub(super) fn of(text: &'t [u8]) -> Self {
        let (full, rest) = text.as_chunks::<BLOCK>();
        Self {
            full: full.iter(),
            rest: Some(rest),
            start: 0_usize.wrapping_sub(BLOCK),
            left: 0,
            unusual: 0,
            last_unusual: 0,
            open: Unfinished::default(),
            is_broken: false,
        }
    }

    /// Whether a control character stands in a string, behind which no more tokens come.
    pub(super) fn is_broken(&self) -> bool {
        self.is_broken
    }

    /// Where the next token stands.
    #[inline(always)]
    pub(super) fn next(&mut self) -> Option<usize> {
        while self.left == 0 {
            self.advance()?;
        }
        let place = self.left.trailing_zeros() as usize;
        self.left &= self.left - 1;
        Some(self.start + place)
    }

    /// Whether a string might hold an escape or a placeholder. It begins at `start`, and the quote at `end`, which ends it,
    /// is the token that was handed out last.
    #[inline(always)]
    pub(super) fn is_unusual(&self, start: usize, end: usize) -> bool {
        let before = self.unusual & ((1 << (end % BLOCK)) - 1);
        let last = match before {
            0 => self.last_unusual,
            _ => self.start + before.ilog2() as usize,
        };
        last > start
    }

    /// Goes on to the next block.
    #[inline(never)]
    fn advance(&mut self) -> Option<()> {
        if self.unusual != 0 {
            self.last_unusual = self.start + self.unusual.ilog2() as usize;
        }
        self.start = self.start.wrapping_add(BLOCK);
        let mut last = [b' '; BLOCK];
        let block = match self.full.next() {
            Some(block) => block,
            None => {
                let rest = self.rest.take()?;
                // Behind the end there is nothing but blanks.
                last.get_mut(..rest.len())?.copy_from_slice(rest);
                &last
            }
        };
        let classes = Classes::of(block);
        let mut quotes = classes.quote;
        if classes.unusual | self.open.escape != 0 {
            quotes &= !self.escaped(block);
        }
        // Each quote turns everything behind it inside out.
        let inside = behind_odd(quotes) ^ self.open.string;
        self.open.string = 0_u64.wrapping_sub(inside >> (BLOCK - 1));
        if classes.control & inside != 0 {
            self.is_broken = true;
            self.rest = None;
            self.full = [].iter();
            return None;
        }
        let scalars = !(inside | classes.blank | classes.structure | quotes);
        let first_of_scalars = scalars & !(scalars << 1 | self.open.scalar);
        self.open.scalar = scalars >> (BLOCK - 1);
        let twice = classes.underscore & (classes.underscore << 1 | self.open.underscore);
        self.open.underscore = classes.underscore >> (BLOCK - 1);
        self.unusual = classes.unusual | twice;
        self.left = classes.structure & !inside | quotes | first_of_scalars;
        Some(())
    }

    /// The bytes of the block that a backslash stands before, unless it is escaped itself.
    #[inline(always)]
    fn escaped(&mut self, block: &[u8; BLOCK]) -> u64 {
        let mut escaped = self.open.escape;
        self.open.escape = 0;
        let mut left = backslashes(block) & !escaped;
        while left != 0 {
            let backslash = left & left.wrapping_neg();
            escaped |= backslash << 1;
            self.open.escape = backslash >> (BLOCK - 1);
            left &= !(backslash | backslash << 1);
        }
        escaped
    }
}

impl Classes {
    #[inline(always)]
    fn of(block: &[u8; BLOCK]) -> Self {
        let mut classes = Self::default();
        for (index, lanes) in block.as_chunks::<LANES>().0.iter().enumerate() {
            let bytes = u8x16::from(*lanes);
            let is = |byte: u8| bytes.simd_eq(u8x16::splat(byte));
            // In one bit `[` differs from `{`, and `]` from `}`.
            let folded = bytes | u8x16::splat(0x20);
            let opening = folded.simd_eq(u8x16::splat(b'{'));
            let closing = folded.simd_eq(u8x16::splat(b'}'));
            // From `{` to `~`, onto which `[` to `^` are folded.
            let late = within(folded, b'{', b'~');
            let sign = within(bytes, b'#', b'(');
            let shift = index * LANES;
            classes.blank |= bits(is(b' ') | is(b'\n') | is(b'\r') | is(b'\t')) << shift;
            classes.control |= bits(bytes.min(u8x16::splat(0x1f)).simd_eq(bytes)) << shift;
            classes.quote |= bits(is(b'"')) << shift;
            classes.underscore |= bits(is(b'_')) << shift;
            classes.structure |= bits(opening | closing | is(b':') | is(b',')) << shift;
            classes.unusual |= bits(late | sign | is(b'<') | is(b'@')) << shift;
        }
        classes
    }
}

/// The backslashes of a block.
#[inline(always)]
fn backslashes(block: &[u8; BLOCK]) -> u64 {
    let lanes = block.as_chunks::<LANES>().0.iter().enumerate();
    lanes.fold(0, |found, (index, lanes)| {
        let is_backslash = u8x16::from(*lanes).simd_eq(u8x16::splat(b'\\'));
        found | bits(is_backslash) << (index * LANES)
    })
}

/// All ones for each byte from `first` to `last`.
#[inline(always)]
fn within(bytes: u8x16, first: u8, last: u8) -> u8x16 {
    let behind = bytes - u8x16::splat(first);
    behind.min(u8x16::splat(last - first)).simd_eq(behind)
}

/// A bit for each byte that is all ones.
#[inline(always)]
fn bits(lanes: u8x16) -> u64 {
    lanes.to_bitmask().into()
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

    /// The tokens of `text`, wherever blocks end in it.
    fn check(text: &str, expected: &[usize]) {
        for before in 0..2 * BLOCK {
            let moved = format!("{}{text}", " ".repeat(before));
            let mut tokens = Tokens::of(moved.as_bytes());
            let found: Vec<usize> = std::iter::from_fn(|| tokens.next()).map(|at| at - before).collect();
            assert_eq!(found, expected, "{text:?} behind {before} blanks");
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
    fn bytes_are_told_apart() {
        for byte in 0..=u8::MAX {
            for place in 0..BLOCK {
                let mut block = [b'a'; BLOCK];
                block[place] = byte;
                let classes = Classes::of(&block);
                let bit = |holds: bool| u64::from(holds) << place;
                let is = |among: &[u8]| bit(among.contains(&byte));
                let found = (classes.blank, classes.control, classes.quote, classes.underscore, backslashes(&block));
                assert_eq!(found, (is(b" \t\r\n"), bit(byte < 0x20), is(b"\""), is(b"_"), is(b"\\")), "{byte}");
                assert_eq!(classes.structure, is(b"{}[]:,"), "{byte}");
                assert_eq!(classes.unusual, is(b"#$%&'(<@[\\]^{|}~"), "{byte}");
            }
        }
    }

    #[test]
    fn strings_with_something_unusual_are_told() {
        for (text, expected) in [
            ("\"a-b_c:d.e/f+g é\"", false),
            ("\"a__b\"", true),
            ("\"${A}\"", true),
            ("\"a\\n\"", true),
            ("\"a(\"", true),
            ("\"\"", false),
        ] {
            for before in 0..2 * BLOCK {
                // What stands around a string makes it no less usual.
                let moved = format!("{}$__{text}__$", " ".repeat(before));
                let mut tokens = Tokens::of(moved.as_bytes());
                let mut last = (0, 0);
                while let Some(at) = tokens.next() {
                    last = (last.1, at);
                    if last.0 == before + 3 {
                        break;
                    }
                }
                assert_eq!(tokens.is_unusual(last.0, last.1), expected, "{text} behind {before} blanks");
            }
        }
    }

    #[test]
    fn a_control_character_in_a_string_ends_the_tokens() {
        for text in ["\"a\tb\"", "{\"a\nb\": 1}", "[] \"\u{1}\""] {
            for before in 0..2 * BLOCK {
                let moved = format!("{}{text}", " ".repeat(before));
                let mut tokens = Tokens::of(moved.as_bytes());
                while tokens.next().is_some() {}
                assert!(tokens.is_broken(), "{text:?}");
            }
        }
    }
}
