//! What the bytes of a text are, regardless of what stands around them: sixty-four are looked at together.
//!
//! A byte is told by its two halves of four bits: tables with a place for each half are looked up for all bytes at once.

use fearless_simd::{Simd, prelude::*, u8x16, u8x64};

/// How many bytes are a block: a bit of a number for each, the first one lowest.
pub(super) const BLOCK: usize = 64;

/// A table with a place for each value of half a byte.
type Table = [u8; 16];

/// At its lower half, each byte that is blank.
const BLANK: Table = {
    let mut table = [0; 16];
    table[0x0] = b' ';
    table[0x9] = b'\t';
    table[0xa] = b'\n';
    table[0xd] = b'\r';
    table
};

/// At its lower half, each byte that brings structure. `[` and `]` count as `{` and `}`, from which they differ in one bit.
const STRUCTURE: Table = {
    let mut table = [0; 16];
    table[0xa] = b':';
    table[0xb] = b'{';
    table[0xc] = b',';
    table[0xd] = b'}';
    table
};
/// The bit that brackets and braces differ in.
const BRACE: u8 = b'[' ^ b'{';

/// Backslashes, and what could begin a placeholder by itself.
const UNUSUAL: &[u8] = b"$%#(<@[{\\";

/// For each byte of [`UNUSUAL`], and for no other, there is a bit that both of its halves have here: the one with the number
/// of the upper half.
const UNUSUAL_HALVES: (Table, Table) = {
    let (mut upper, mut lower) = ([0; 16], [0; 16]);
    let mut index = 0;
    while index < UNUSUAL.len() {
        let (above, below) = (UNUSUAL[index] >> 4, UNUSUAL[index] & 0xf);
        // The upper half is from 2 to 7.
        upper[above as usize] |= 1 << above;
        lower[below as usize] |= 1 << above;
        index += 1;
    }
    (upper, lower)
};

/// What the bytes of a block are.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Classes {
    pub(super) blank: u64,
    pub(super) control: u64,
    pub(super) quote: u64,
    pub(super) backslash: u64,
    pub(super) underscore: u64,
    /// Brackets, colons and commas.
    pub(super) structure: u64,
    /// Backslashes and what could begin a placeholder by itself.
    pub(super) unusual: u64,
}

impl Classes {
    #[inline(always)]
    pub(super) fn of<S: Simd>(simd: S, block: &[u8; BLOCK]) -> Self {
        let bytes = u8x64::simd_from(simd, *block);
        let is = |byte: u8| bytes.simd_eq(byte).to_bitmask();
        let table = |places: Table| u8x64::block_splat(u8x16::simd_from(simd, places));
        let (upper, lower) = (bytes >> 4, bytes & 0xf);
        let at_lower = |places: Table| table(places).swizzle_dyn_within_blocks(lower);
        let control = bytes.simd_lt(b' ').to_bitmask();
        let usual = (table(UNUSUAL_HALVES.0).swizzle_dyn_within_blocks(upper) & at_lower(UNUSUAL_HALVES.1)).simd_eq(0);
        Self {
            blank: bytes.simd_eq(at_lower(BLANK)).to_bitmask(),
            control,
            quote: is(b'"'),
            backslash: is(b'\\'),
            underscore: is(b'_'),
            // The bit makes two control characters look like structure.
            structure: (bytes | BRACE).simd_eq(at_lower(STRUCTURE)).to_bitmask() & !control,
            unusual: !usual.to_bitmask(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use fearless_simd::{Level, dispatch};

    #[test]
    fn bytes_are_told_apart() {
        for byte in 0..=u8::MAX {
            for place in 0..BLOCK {
                let mut block = [b'a'; BLOCK];
                block[place] = byte;
                let bit = |holds: bool| u64::from(holds) << place;
                let is = |among: &[u8]| bit(among.contains(&byte));
                for level in [Level::new(), Level::baseline()] {
                    let classes = dispatch!(level, simd => Classes::of(simd, &block));
                    assert_eq!(classes.blank, is(b" \t\r\n"), "{byte}");
                    assert_eq!(classes.control, bit(byte < 0x20), "{byte}");
                    assert_eq!(classes.quote, is(b"\""), "{byte}");
                    assert_eq!(classes.backslash, is(b"\\"), "{byte}");
                    assert_eq!(classes.underscore, is(b"_"), "{byte}");
                    assert_eq!(classes.structure, is(b"{}[]:,"), "{byte}");
                    assert_eq!(classes.unusual, is(UNUSUAL), "{byte}");
                }
            }
        }
    }
}
