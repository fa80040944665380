//! Keys that stand twice in one object.

use super::{MAX_ERRORS, Parser};
use crate::document::{DAMAGED, ESCAPED, INCOMPLETE, Kind, NodeData};
use crate::error::{SyntaxError, SyntaxErrorKind};
use rustc_hash::FxHashMap;

/// Up to this many members, comparing each key with each costs less than hashing them.
const COMPARE_ALL: usize = 24;

/// A key of an object that is still open: what tells most keys apart at a glance, and where the key is.
#[derive(Clone, Copy, Debug)]
pub(super) struct KeyPrint {
    print: u64,
    node: u32,
}

impl Parser<'_> {
    /// Notes the key that was read last. Keys whose name is a guess or a template are not compared.
    #[inline]
    pub(super) fn note_key(&mut self) {
        let Some(node) = self.nodes.len().checked_sub(1) else { return };
        let key = &mut self.nodes[node];
        let print = if key.kind == Kind::String && key.flags & (ESCAPED | DAMAGED) == 0 {
            let (start, length) = (key.span.start as usize + 1, key.span.len() as usize - 2);
            let rest = self.bytes.get(start..).unwrap_or_default();
            if let Some(names) = self.names {
                let number = names.number_at(rest, length);
                key.extra = number.into();
                self.mentioned = self.mentioned.with(number);
            }
            print_of(rest, length)
        } else {
            // A key that is a guess may be any of the keys that are asked for.
            self.current.flags |= if key.flags & DAMAGED != 0 { INCOMPLETE } else { 0 };
            let name = name_of(self.text, &self.decoded, &self.nodes[node]).as_bytes();
            if name.is_empty() {
                return;
            }
            if let Some(names) = self.names {
                self.mentioned = self.mentioned.with(names.number(name));
            }
            print_of(name, name.len())
        };
        self.keys.push(KeyPrint { print, node: node as u32 });
    }

    /// Compares the keys of the innermost container, which is about to close, and forgets them.
    #[inline]
    pub(super) fn compare_keys(&mut self) {
        let first = self.current.first_key as usize;
        let keys = &self.keys[first..];
        if keys.len() > COMPARE_ALL {
            if !self.current.templated {
                self.compare_many_keys(first);
            }
        } else if has_twin_prints(keys) && !self.current.templated {
            self.compare_few_keys(first);
        }
        self.keys.truncate(first);
    }

    #[cold]
    fn compare_few_keys(&mut self, first: usize) {
        let keys = &self.keys[first..];
        for (place, later) in keys.iter().enumerate() {
            let name = self.name_of_node(later.node);
            let twin = keys[..place]
                .iter()
                .find(|earlier| earlier.print == later.print && self.name_of_node(earlier.node) == name);
            if let Some(earlier) = twin {
                push_duplicate(&mut self.errors, &self.nodes, earlier.node, later.node);
            }
        }
    }

    #[cold]
    fn compare_many_keys(&mut self, first: usize) {
        let mut seen: FxHashMap<&str, u32> = FxHashMap::default();
        seen.reserve(self.keys.len() - first);
        for key in &self.keys[first..] {
            let name = name_of(self.text, &self.decoded, &self.nodes[key.node as usize]);
            let earlier = *seen.entry(name).or_insert(key.node);
            if earlier != key.node {
                push_duplicate(&mut self.errors, &self.nodes, earlier, key.node);
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

/// The length and the first bytes of a key; `bytes` may go on behind the key.
#[inline]
fn print_of(bytes: &[u8], length: usize) -> u64 {
    let head = match bytes.first_chunk::<8>() {
        Some(chunk) => u64::from_le_bytes(*chunk),
        None => bytes.iter().rev().fold(0, |head, &byte| head << 8 | u64::from(byte)),
    };
    let head = if length < 8 { head & ((1 << (8 * length)) - 1) } else { head };
    head ^ (length as u64) << 56
}

#[inline]
fn has_twin_prints(keys: &[KeyPrint]) -> bool {
    keys.iter().enumerate().any(|(place, later)| keys[..place].iter().any(|earlier| earlier.print == later.print))
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
