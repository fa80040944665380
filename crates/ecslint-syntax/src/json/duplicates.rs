//! Keys that stand twice in one object.

use super::string::plain_end_with_suspicion;
use super::{MAX_ERRORS, Parser};
use crate::document::{DAMAGED, ESCAPED, INCOMPLETE, Kind, NUMBERED, NodeData, TWINS};
use crate::error::{SyntaxError, SyntaxErrorKind};
use crate::names::{NameSet, Print};
use rustc_hash::FxHashMap;

/// Up to this many members, comparing each key with each costs less than hashing them.
const COMPARE_ALL: usize = 24;

/// The keys of an object that were read so far, as far as it takes to see that none of them stands twice.
#[derive(Clone, Copy, Debug)]
pub(super) struct SeenKeys {
    /// Those that have a number; where the parser was given no names, a bit for each key.
    numbered: NameSet,
    /// A bit for each of the others; two keys may share one.
    others: u64,
    /// Two keys may be alike.
    may_have_twins: bool,
}

impl SeenKeys {
    pub(super) const NONE: Self = Self { numbered: NameSet::EMPTY, others: 0, may_have_twins: false };

    /// Notes a key with its number, or what stands for one, and its print.
    #[inline(always)]
    pub(super) fn note(&mut self, number: u8, print: Print) {
        if number != 0 {
            if !self.numbered.insert(number) {
                self.may_have_twins = true;
            }
        } else {
            let bit = 1 << (print.hash() >> 58);
            self.may_have_twins |= self.others & bit != 0;
            self.others |= bit;
        }
    }

    /// Notes a key of a document that is parsed without names: all numbers are free to tell keys apart.
    #[inline(always)]
    pub(super) fn note_print(&mut self, print: Print) {
        self.note((print.hash() >> 56) as u8, print);
    }

    /// The keys that have a number.
    #[inline]
    pub(super) fn numbered(&self) -> NameSet {
        self.numbered
    }

    /// Whether two keys may be alike.
    #[inline]
    pub(super) fn may_have_twins(&self) -> bool {
        self.may_have_twins
    }
}

impl Parser<'_> {
    /// Adds the key whose content stands from `start` to `end`, without escapes and with both quotes around it.
    #[inline]
    pub(super) fn push_plain_key(&mut self, start: usize, end: usize) {
        let print = Print::behind(self.bytes, start - 1, end);
        let (number, numbered) = self.number_of(print, start, end);
        self.note_print(number, print);
        self.keys.push(self.nodes.len() as u32);
        // No name of a list could hold a placeholder.
        let is_suspicious = number == 0 && plain_end_with_suspicion(self.bytes, start).1;
        let flags = if is_suspicious { self.placeholder_flag(start, end) } else { 0 };
        self.push_leaf(Kind::String, flags | numbered, start - 1, end + 1, number.into());
    }

    /// The number of the key between the two offsets and the flag that says it has one.
    #[inline]
    fn number_of(&self, print: Print, start: usize, end: usize) -> (u8, u8) {
        match self.names {
            Some(names) => (names.number_of(print, &self.bytes[start..end]), NUMBERED),
            None => (0, 0),
        }
    }

    /// Notes a key of the innermost object.
    #[inline]
    fn note_print(&mut self, number: u8, print: Print) {
        let Some(seen) = self.seen.last_mut() else { return };
        match self.names {
            Some(_) => seen.note(number, print),
            None => seen.note_print(print),
        }
    }

    /// Notes the key that was read last. Keys whose name is a guess or a template are not compared.
    pub(super) fn note_key(&mut self) {
        let Some(&key) = self.nodes.last() else { return };
        let is_plain = key.kind == Kind::String && key.flags & (ESCAPED | DAMAGED) == 0;
        // A key that is a guess may be any of the keys that are asked for.
        self.current.flags |= if key.flags & DAMAGED != 0 { INCOMPLETE } else { 0 };
        let name = name_of(self.text, &self.decoded, &key).as_bytes();
        if name.is_empty() && !is_plain {
            return;
        }
        let print = Print::of(name);
        let number = self.names.map_or(0, |names| names.number_of(print, name));
        self.note_print(number, print);
        let index = self.nodes.len() - 1;
        self.keys.push(index as u32);
        if is_plain && self.names.is_some() {
            self.nodes[index].extra = number.into();
            self.nodes[index].flags |= NUMBERED;
        }
    }

    /// Compares the keys of the innermost container, which is about to close, and forgets them.
    #[inline]
    pub(super) fn compare_keys(&mut self) {
        let first = self.current.first_key as usize;
        let seen = self.seen.pop().unwrap_or(SeenKeys::NONE);
        if seen.may_have_twins {
            self.current.flags |= TWINS;
            self.report_twins(first);
        }
        self.mentioned = self.mentioned.or(seen.numbered);
        self.keys.truncate(first);
    }

    #[cold]
    fn report_twins(&mut self, first: usize) {
        if self.current.templated {
            return;
        }
        if self.keys.len() - first > COMPARE_ALL {
            self.compare_many_keys(first);
        } else {
            self.compare_few_keys(first);
        }
    }

    fn compare_few_keys(&mut self, first: usize) {
        let keys = &self.keys[first..];
        for (place, &later) in keys.iter().enumerate() {
            let name = self.name_of_node(later);
            if let Some(&earlier) = keys[..place].iter().find(|earlier| self.name_of_node(**earlier) == name) {
                push_duplicate(&mut self.errors, &self.nodes, earlier, later);
            }
        }
    }

    fn compare_many_keys(&mut self, first: usize) {
        let mut seen: FxHashMap<&str, u32> = FxHashMap::default();
        seen.reserve(self.keys.len() - first);
        for &key in &self.keys[first..] {
            let name = name_of(self.text, &self.decoded, &self.nodes[key as usize]);
            let earlier = *seen.entry(name).or_insert(key);
            if earlier != key {
                push_duplicate(&mut self.errors, &self.nodes, earlier, key);
            }
        }
    }

    fn name_of_node(&self, node: u32) -> &str {
        name_of(self.text, &self.decoded, &self.nodes[node as usize])
    }
}

fn push_duplicate(errors: &mut Vec<SyntaxError>, nodes: &[NodeData], earlier: u32, later: u32) {
    if errors.len() < MAX_ERRORS {
        let first = nodes[earlier as usize].span;
        errors.push(SyntaxError { kind: SyntaxErrorKind::DuplicateKey { first }, span: nodes[later as usize].span });
    }
}

/// The name that a key node stands for; empty when it stands for none.
fn name_of<'a>(text: &'a str, decoded: &'a [String], key: &NodeData) -> &'a str {
    match key.kind {
        Kind::String if key.flags & ESCAPED != 0 => decoded.get(key.extra as usize).map_or("", String::as_str),
        Kind::String => {
            let raw = text.get(key.span.range()).unwrap_or_default();
            let closed = raw.len() > 1 && raw.as_bytes().last() == raw.as_bytes().first();
            if closed { &raw[1..raw.len() - 1] } else { "" }
        }
        Kind::Error => text.get(key.span.range()).unwrap_or_default(),
        _ => "",
    }
}
