//! Aliases: what stands elsewhere is copied into the tree, with the places where it was written.

use rustc_hash::FxHashSet;

use super::build::{Builder, name_of};
use crate::document::{INCOMPLETE, Kind, NodeData};

/// How many nodes aliases may add to a document. Beyond it values are unknown: some files are made to grow without end.
const MOST_COPIES: usize = 100_000;

impl Builder<'_> {
    /// Adds a copy of the finished node `source` with all that it holds; `None` where that would be too much.
    pub(super) fn copy(&mut self, source: u32) -> Option<u32> {
        let start = self.nodes.len() as u32;
        let end = self.nodes.get(source as usize)?.subtree_end;
        let added = (end - source) as usize;
        if self.copies + added > MOST_COPIES {
            return None;
        }
        self.copies += added;
        let span = self.nodes[source as usize].span;
        if self.shared.last() != Some(&span) {
            self.shared.push(span);
        }
        for index in source..end {
            let node = self.nodes[index as usize];
            self.nodes.push(NodeData { subtree_end: node.subtree_end + start - source, ..node });
        }
        Some(start)
    }

    /// Adds the members of the mappings `sources` to the mapping at `node`, which is last in the arena and whose own keys
    /// are `keys`: its own members stand, then those of the first source that has them.
    pub(super) fn merge(&mut self, sources: &mut Vec<u32>, keys: &[u32], node: u32, count: &mut u32) {
        if sources.is_empty() {
            return;
        }
        let name =
            |builder: &Self, key: u32| name_of(builder.text, &builder.decoded, &builder.nodes[key as usize]).to_owned();
        let mut names: FxHashSet<String> = keys.iter().map(|key| name(self, *key)).collect();
        for source in sources.drain(..) {
            let mapping = self.nodes[source as usize];
            if mapping.kind != Kind::Object || mapping.flags & INCOMPLETE != 0 {
                self.nodes[node as usize].flags |= INCOMPLETE;
            }
            if mapping.kind != Kind::Object {
                continue;
            }
            let mut key = source + 1;
            while key < mapping.subtree_end {
                let value = self.nodes[key as usize].subtree_end;
                if names.insert(name(self, key)) {
                    let length = self.nodes.len();
                    if self.copy(key).is_none() || self.copy(value).is_none() {
                        self.nodes.truncate(length);
                        self.nodes[node as usize].flags |= INCOMPLETE;
                        return;
                    }
                    *count += 1;
                }
                key = self.nodes[value as usize].subtree_end;
            }
        }
    }
}
