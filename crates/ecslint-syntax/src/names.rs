//! Keys that readers ask for often, known by a number instead of by their text.
//!
//! Whoever reads documents of one kind asks for the same few keys again and again. The parser sees each key once, so it
//! is the place to find out which of them it is; afterwards asking for a key compares two numbers.

/// How many places the table has: a power of two, several times the number of names.
const PLACES: usize = 1024;

/// A list of names with their numbers.
#[derive(Debug)]
pub struct Names {
    list: &'static [&'static str],
    /// Number of the name at each place, 0 for none; a name whose place is taken stands at the next free one.
    places: [u16; PLACES],
}

/// One name of a list of [`Names`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownName {
    number: u16,
    text: &'static str,
}

impl KnownName {
    /// The number, from 1 on.
    #[inline]
    pub const fn number(self) -> u16 {
        self.number
    }

    /// The name as it is written.
    #[inline]
    pub const fn text(self) -> &'static str {
        self.text
    }
}

impl Names {
    /// The names of `list`, numbered from 1 in that order. At most half of 1,024, each once.
    ///
    /// # Panics
    /// When the list is longer, which shows while compiling where the result is a constant.
    pub const fn new(list: &'static [&'static str]) -> Self {
        assert!(list.len() <= PLACES / 2, "a fuller table finds its names too slowly");
        let mut places = [0; PLACES];
        let mut index = 0;
        while index < list.len() {
            let mut place = place_of(list[index].as_bytes());
            while places[place] != 0 {
                place = (place + 1) % PLACES;
            }
            index += 1;
            places[place] = index as u16;
        }
        Self { list, places }
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

    /// The number of the name that reads `text`, 0 when it is none of the list.
    #[inline]
    pub const fn number(&self, text: &[u8]) -> u16 {
        let mut place = place_of(text);
        loop {
            let number = self.places[place];
            if number == 0 || is_same(self.list[number as usize - 1].as_bytes(), text) {
                return number;
            }
            place = (place + 1) % PLACES;
        }
    }

    /// The names, in the order of their numbers.
    pub const fn list(&self) -> &'static [&'static str] {
        self.list
    }
}

/// Where to look for a name first: a mix of its length and of three letters that differ among names.
#[inline]
const fn place_of(text: &[u8]) -> usize {
    let length = text.len();
    if length == 0 {
        return 0;
    }
    let (first, middle, last) = (text[0] as usize, text[length / 2] as usize, text[length - 1] as usize);
    (length * 59 + first * 31 + middle * 217 + last * 7) % PLACES
}

#[inline]
const fn is_same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let mut index = 0;
    while index < one.len() {
        if one[index] != other[index] {
            return false;
        }
        index += 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    static NAMES: Names = Names::new(&["name", "image", "containerName", "containerPort", "containerPath"]);

    #[test]
    fn a_name_has_the_number_of_its_place_in_the_list() {
        for (index, name) in NAMES.list().iter().enumerate() {
            assert_eq!(NAMES.number(name.as_bytes()) as usize, index + 1, "{name}");
            assert_eq!(NAMES.name(name).text(), *name);
        }
        for unknown in ["", "Name", "containerNames", "größe"] {
            assert_eq!(NAMES.number(unknown.as_bytes()), 0, "{unknown}");
        }
    }
}
