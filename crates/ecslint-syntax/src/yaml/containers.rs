//! Containers: where they begin and end, and what stands in them twice.

use granit_parser::{Event, StructureStyle, Tag};
use rustc_hash::FxHashMap;

use super::build::{Builder, Open, Skipped, name_of};
use super::leaf::{TagKind, tag_of};
use super::mask::Mask;
use crate::document::{INCOMPLETE, Kind, NodeData, TWINS, UNQUOTED};
use crate::error::SyntaxErrorKind;
use crate::json::MAX_DEPTH;
use crate::span::Span;

impl Builder<'_> {
    pub(super) fn begin(&mut self, kind: Kind, style: StructureStyle, anchor: usize, tag: Option<&Tag>, span: Span) {
        if self.open.last().is_some_and(|open| open.is_merging) {
            if kind == Kind::Object {
                self.mark_open_incomplete();
            }
            self.skipped = Some(Skipped { depth: 1, leaf: None });
            return;
        }
        let leaf = if self.awaits_key() {
            Some(Kind::Error)
        } else if tag_of(tag) == TagKind::Foreign {
            Some(Kind::Expression)
        } else if self.open.len() >= MAX_DEPTH as usize {
            self.error(SyntaxErrorKind::TooDeep, span);
            Some(Kind::Error)
        } else {
            None
        };
        if let Some(kind) = leaf {
            let leaf = self.unknown_leaf(kind, span);
            self.anchor(anchor, leaf);
            self.skipped = Some(Skipped { depth: 1, leaf: Some(leaf) });
            return;
        }
        let node = self.nodes.len() as u32;
        let flags = if style == StructureStyle::Block { UNQUOTED } else { 0 };
        let span =
            if style == StructureStyle::Block && kind == Kind::Array { self.starting_at_dash(span) } else { span };
        self.nodes.push(NodeData { kind, flags, span, subtree_end: node + 1, extra: 0 });
        if anchor != 0 {
            self.pending.push((anchor, node));
        }
        let (keys, merged) = (Vec::new(), Vec::new());
        self.open.push(Open { node, count: 0, keys, merged, awaits_value: false, is_merging: false });
        self.last_end = self.last_end.max(span.end);
    }

    /// The span of a list without brackets from its first dash on: the reader begins it behind the dash where that stands
    /// right below the key.
    fn starting_at_dash(&self, span: Span) -> Span {
        let before = self.text.get(..span.start as usize).unwrap_or_default().trim_end();
        let dash = before
            .len()
            .checked_sub(1)
            .filter(|_| before.ends_with('-') && !self.text[before.len()..].starts_with('-'));
        let begins_with_dash = self.text.as_bytes().get(span.start as usize) == Some(&b'-');
        match dash {
            Some(dash) if !begins_with_dash && dash as u32 >= self.last_end => Span::new(dash as u32, span.end),
            _ => span,
        }
    }

    pub(super) fn end(&mut self, span: Span, mask: &Mask<'_>) {
        let Some(mut open) = self.open.pop() else { return };
        let node = open.node as usize;
        let is_block = self.nodes[node].flags & UNQUOTED != 0;
        if !is_block {
            self.last_end = self.last_end.max(span.end);
        }
        self.nodes[node].span.end = if is_block { self.last_end } else { span.end };
        // What stands behind the last entry may still belong to a block.
        let reach = match self.open.is_empty() {
            true => Span::new(0, self.text.len() as u32),
            false => Span::new(self.nodes[node].span.start, span.end.max(self.last_end)),
        };
        if mask.holes_in(reach).iter().any(|hole| !self.covered.contains(&hole.start)) {
            self.nodes[node].flags |= INCOMPLETE;
        } else {
            // Conditions may choose between two of a key, so twins are looked for only where nothing is hidden.
            self.compare_keys(&open.keys, node);
        }
        self.merge(&mut open.merged, &open.keys, open.node, &mut open.count);
        self.nodes[node].subtree_end = self.nodes.len() as u32;
        self.nodes[node].extra = open.count;
        while self.pending.last().is_some_and(|(_, anchored)| *anchored >= open.node) {
            let Some((anchor, anchored)) = self.pending.pop() else { break };
            self.anchors.insert(anchor, anchored);
        }
        self.count_value();
    }

    /// Follows events that have no place in the tree.
    pub(super) fn skip(&mut self, event: &Event<'_>, span: Span) {
        self.last_end = self.last_end.max(span.end);
        let Some(skipped) = &mut self.skipped else { return };
        match event {
            Event::SequenceStart(..) | Event::MappingStart(..) => skipped.depth += 1,
            Event::SequenceEnd | Event::MappingEnd => skipped.depth -= 1,
            Event::Alias(anchor) if skipped.depth == 1 && skipped.leaf.is_none() => {
                let target = self.anchors.get(anchor).copied();
                if let Some(open) = self.open.last_mut() {
                    open.merged.extend(target);
                }
            }
            _ if skipped.depth == 1 && skipped.leaf.is_none() => self.mark_open_incomplete(),
            _ => {}
        }
        let Some(skipped) = self.skipped.take_if(|skipped| skipped.depth == 0) else { return };
        match skipped.leaf {
            Some(leaf) => {
                let start = self.nodes[leaf as usize].span.start;
                let behind = self.text.get(start as usize..span.end as usize).unwrap_or_default();
                self.nodes[leaf as usize].span.end = start + behind.trim_end().len() as u32;
            }
            None => self.count_value(),
        }
    }

    /// Lists keys that stand twice in the mapping at `node`.
    fn compare_keys(&mut self, keys: &[u32], node: usize) {
        let mut first_places: FxHashMap<&str, u32> = FxHashMap::default();
        let mut twins = Vec::new();
        for &key in keys {
            let name = name_of(self.text, &self.decoded, &self.nodes[key as usize]);
            match first_places.get(name) {
                Some(&first) => twins.push((self.nodes[first as usize].span, self.nodes[key as usize].span)),
                None => {
                    first_places.insert(name, key);
                }
            }
        }
        if !twins.is_empty() {
            self.nodes[node].flags |= TWINS;
        }
        for (first, span) in twins {
            self.error(SyntaxErrorKind::DuplicateKey { first }, span);
        }
    }

    /// Closes what is open where the reader stopped: all of it may hold more.
    pub(super) fn give_up(&mut self, mask: &Mask<'_>) {
        if let Some(Skipped { leaf, .. }) = self.skipped.take() {
            if leaf.is_none() {
                self.count_value();
            }
            self.mark_open_incomplete();
        }
        while let Some(open) = self.open.last() {
            let (node, awaits_value) = (open.node as usize, open.awaits_value);
            self.nodes[node].flags |= INCOMPLETE;
            if awaits_value {
                let end = Span::empty(self.last_end);
                self.leaf(Kind::Error, 0, end, 0);
            }
            self.end(Span::empty(self.last_end), mask);
        }
    }
}
