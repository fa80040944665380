//! Keys that readers ask for often, known by a number instead of by their text.
//!
//! Whoever reads documents of one kind asks for the same few keys again and again. The parser sees each key once, so it
//! is the place to find out which of them it is; afterwards asking for a key compares two numbers.

/// How many names a list may have.
const MOST_NAMES: usize = 255;
/// How many places the table has: a power of two, so many that names can be spread over them without meeting.
const PLACES: usize = 1 << PLACE_BITS;
const PLACE_BITS: u32 = 13;
/// How many bytes fit one half of a print.
const HALF: usize = 8;

/// An odd number without a pattern in its bits, and powers of it.
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// A list of names with their numbers.
#[derive(Debug)]
pub struct Names {
    list: &'static [&'static str],
    prints: [Print; MOST_NAMES + 1],
    /// Number of the name at each place, 0 for none.
    places: [u8; PLACES],
    /// The number that spreads the names over the places so that each has one of its own.
    factor: u64,
}

/// What tells names apart at a glance: the length, the first eight bytes and the last eight. Up to sixteen bytes that
/// is the whole name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Print {
    length: usize,
    head: u64,
    tail: u64,
}

/// One name of a list of [`Names`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownName {
    number: u8,
    text: &'static str,
}

impl KnownName {
    /// The number, from 1 on.
    #[inline]
    pub const fn number(self) -> u8 {
        self.number
    }

    /// The name as it is written.
    #[inline]
    pub const fn text(self) -> &'static str {
        self.text
    }
}

/// Some of the names of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameSet([u64; 4]);

impl NameSet {
    /// No name.
    pub const EMPTY: Self = Self([0; 4]);
    /// Every name.
    pub const ALL: Self = Self([u64::MAX; 4]);

    /// The set with the name of this number; nothing changes for 0.
    #[inline]
    pub const fn with(mut self, number: u8) -> Self {
        self.insert(number);
        self
    }

    /// Adds the name of this number; nothing changes for 0. Whether it is new.
    #[inline]
    pub(crate) const fn insert(&mut self, number: u8) -> bool {
        let bit = (1 << (number & 63)) & !((number == 0) as u64);
        let word = &mut self.0[(number >> 6) as usize];
        let is_new = *word & bit == 0;
        *word |= bit;
        is_new
    }

    /// Whether the name of this number is in the set.
    #[inline]
    pub const fn has(self, number: u8) -> bool {
        self.0[(number >> 6) as usize] >> (number & 63) & 1 != 0
    }

    /// The names of both sets.
    #[inline]
    pub const fn or(self, other: Self) -> Self {
        let [a, b, c, d] = self.0;
        Self([a | other.0[0], b | other.0[1], c | other.0[2], d | other.0[3]])
    }

    /// The numbers of the names.
    #[inline]
    pub fn numbers(self) -> impl Iterator<Item = u8> {
        (0..4_u8).zip(self.0).flat_map(|(word, mut bits)| {
            std::iter::from_fn(move || {
                let number = (bits != 0).then(|| word << 6 | bits.trailing_zeros() as u8);
                bits &= bits.wrapping_sub(1);
                number
            })
        })
    }

    /// Whether the two sets have a name in common.
    #[inline]
    pub const fn meets(self, other: Self) -> bool {
        let [a, b, c, d] = self.0;
        (a & other.0[0]) | (b & other.0[1]) | (c & other.0[2]) | (d & other.0[3]) != 0
    }
}

impl Names {
    /// The names of `list`, numbered from 1 in that order: at most 255, each once, none of them empty, and all of
    /// letters, digits and `-`.
    ///
    /// # Panics
    /// When the list is longer or has other characters in it, which shows while compiling where the result is a constant.
    pub const fn new(list: &'static [&'static str]) -> Self {
        assert!(list.len() <= MOST_NAMES, "a number has eight bits");
        let mut names = Self {
            list,
            prints: [Print { length: 0, head: 0, tail: 0 }; MOST_NAMES + 1],
            places: [0; PLACES],
            factor: FACTOR,
        };
        let mut index = 0;
        while index < list.len() {
            let name = list[index].as_bytes();
            assert!(is_plain(name), "a name that could hold a placeholder would have to be searched for one");
            index += 1;
            names.prints[index] = Print::of(name);
        }
        while !names.spread() {
            names.factor = names.factor.wrapping_mul(FACTOR);
            names.places = [0; PLACES];
        }
        names
    }

    /// Puts each name at its place; false when two of them meet.
    const fn spread(&mut self) -> bool {
        let mut number = 1;
        while number <= self.list.len() {
            let place = self.prints[number].place(self.factor);
            if self.places[place] != 0 {
                return false;
            }
            self.places[place] = number as u8;
            number += 1;
        }
        true
    }

    /// The name that reads `text`.
    ///
    /// # Panics
    /// When it is none of the list, which shows while compiling where the result is a constant.
    pub const fn name(&self, text: &str) -> KnownName {
        let number = self.number(text.as_bytes());
        assert!(number != 0, "the name is not on the list");
        KnownName { number, text: self.list[number as usize - 1] }
    }

    /// The name that reads `text`, if it is one of the list.
    pub fn find(&self, text: &str) -> Option<KnownName> {
        let number = self.number(text.as_bytes());
        let text = self.list.get(usize::from(number).checked_sub(1)?)?;
        Some(KnownName { number, text })
    }

    /// The number of the name that reads `text`, 0 when it is none of the list.
    #[inline]
    pub const fn number(&self, text: &[u8]) -> u8 {
        self.number_of(Print::of(text), text)
    }

    /// The number of the name with this print; `text` is the whole of it.
    #[inline(always)]
    pub(crate) const fn number_of(&self, print: Print, text: &[u8]) -> u8 {
        let number = self.candidate(print);
        if number == 0 || print.length <= 2 * HALF || self.is_named(number, text) { number } else { 0 }
    }

    /// The number of the name that stands in `text` at `start` and has this print.
    #[inline(always)]
    pub(crate) fn number_at(&self, print: Print, text: &[u8], start: usize) -> u8 {
        match self.candidate(print) {
            number if print.length <= 2 * HALF || number == 0 => number,
            number => match text.get(start..start + print.length) {
                Some(name) if self.is_named(number, name) => number,
                _ => 0,
            },
        }
    }

    /// The number of the only name that may have this print; 0 where none has.
    #[inline(always)]
    const fn candidate(&self, print: Print) -> u8 {
        let number = self.places[print.place(self.factor)];
        let known = &self.prints[number as usize];
        let is_alike = known.length == print.length && known.head == print.head && known.tail == print.tail;
        if is_alike { number } else { 0 }
    }

    /// Whether a long text with the same print is the name of this number.
    const fn is_named(&self, number: u8, text: &[u8]) -> bool {
        let name = self.list[number as usize - 1].as_bytes();
        let mut index = HALF;
        while index + HALF < text.len() {
            if half_at(name, index) != half_at(text, index) {
                return false;
            }
            index += HALF;
        }
        true
    }

    /// The names, in the order of their numbers.
    pub const fn list(&self) -> &'static [&'static str] {
        self.list
    }
}

impl Print {
    #[inline]
    pub(crate) const fn of(text: &[u8]) -> Self {
        let length = text.len();
        if let (Some(head), Some(tail)) = (text.first_chunk::<HALF>(), text.last_chunk::<HALF>()) {
            return Self { length, head: u64::from_le_bytes(*head), tail: u64::from_le_bytes(*tail) };
        }
        let (mut head, mut index) = (0, 0);
        while index < length {
            head |= (text[index] as u64) << (8 * index);
            index += 1;
        }
        Self { length, head, tail: 0 }
    }

    /// The print of what stands between the byte at `quote` and the one at `end` of `text`. What is around it makes short
    /// ones cheaper to read.
    #[inline(always)]
    pub(crate) fn behind(text: &[u8], quote: usize, end: usize) -> Self {
        let length = end - quote - 1;
        if let Some([_, head @ ..]) = text.get(quote..).and_then(<[u8]>::first_chunk::<{ HALF + 1 }>) {
            let head = u64::from_le_bytes(*head);
            if length < HALF {
                return Self { length, head: head & ((1 << (8 * length)) - 1), tail: 0 };
            }
            if let Some(tail) = text.get(..end).and_then(<[u8]>::last_chunk::<HALF>) {
                return Self { length, head, tail: u64::from_le_bytes(*tail) };
            }
        }
        Self::of(text.get(quote + 1..end).unwrap_or_default())
    }

    /// Sixty-four bits in which different prints mostly differ.
    #[inline]
    pub(crate) const fn hash(self) -> u64 {
        self.mixed().wrapping_mul(FACTOR)
    }

    #[inline]
    const fn mixed(self) -> u64 {
        (self.head ^ self.tail.rotate_left(29)).wrapping_add(self.length as u64)
    }

    /// Where the name stands.
    #[inline]
    const fn place(self, factor: u64) -> usize {
        (self.mixed().wrapping_mul(factor) >> (u64::BITS - PLACE_BITS)) as usize
    }
}

/// Eight bytes of `text` from `at` on; 0 where there are fewer.
const fn half_at(text: &[u8], at: usize) -> u64 {
    match text.split_at(at).1.first_chunk::<HALF>() {
        Some(half) => u64::from_le_bytes(*half),
        None => 0,
    }
}

const fn is_plain(name: &[u8]) -> bool {
    let mut index = 0;
    while index < name.len() && (name[index].is_ascii_alphanumeric() || name[index] == b'-') {
        index += 1;
    }
    index == name.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    static NAMES: Names = Names::new(&[
        "name",
        "image",
        "containerName",
        "containerPort",
        "containerPath",
        "a-name-of-more-than-16-bytes",
    ]);

    #[test]
    fn a_name_has_the_number_of_its_place_in_the_list() {
        for (index, name) in NAMES.list().iter().enumerate() {
            assert_eq!(NAMES.number(name.as_bytes()) as usize, index + 1, "{name}");
            assert_eq!(NAMES.name(name).text(), *name);
        }
        for unknown in ["", "Name", "containerNames", "größe", "a-name-of-MORE-than-16-bytes"] {
            assert_eq!(NAMES.number(unknown.as_bytes()), 0, "{unknown}");
        }
    }
}
