//! From events to the arena.

use std::ops::ControlFlow;

use granit_parser::Event;
use rustc_hash::{FxHashMap, FxHashSet};

use super::mask::Mask;
use crate::document::{Comment, Document, ESCAPED, INCOMPLETE, Kind, NUMBERED, NodeData, SUSPICIOUS, Syntax, UNQUOTED};
use crate::error::{SyntaxError, SyntaxErrorKind};
use crate::names::{NameSet, Names};
use crate::span::Span;

/// The number of no node.
const NO_NODE: u32 = u32::MAX;

/// A sequence or mapping whose end has not been reached.
pub(super) struct Open {
    pub(super) node: u32,
    pub(super) count: u32,
    /// The keys of a mapping, each with its name's place in `Builder::nodes`.
    pub(super) keys: Vec<u32>,
    /// What `<<` brings in.
    pub(super) merged: Vec<u32>,
    /// The value of a key is due.
    pub(super) awaits_value: bool,
    /// That key is `<<`.
    pub(super) is_merging: bool,
}

/// A part of the text that has no place in the tree: what lies behind a custom tag, a key that is a list, a nesting too deep.
pub(super) struct Skipped {
    pub(super) depth: u32,
    /// The leaf that stands for it; none for the list behind `<<`.
    pub(super) leaf: Option<u32>,
}

/// The tree so far.
pub(super) struct Builder<'t> {
    pub(super) text: &'t str,
    pub(super) names: Option<&'static Names>,
    pub(super) mentioned: NameSet,
    pub(super) nodes: Vec<NodeData>,
    pub(super) decoded: Vec<String>,
    pub(super) comments: Vec<Comment>,
    pub(super) errors: Vec<SyntaxError>,
    pub(super) open: Vec<Open>,
    pub(super) skipped: Option<Skipped>,
    /// The finished nodes with an anchor, and containers that have one, by the number that the reader gave it.
    pub(super) anchors: FxHashMap<usize, u32>,
    /// Anchors of containers that are still open.
    pub(super) pending: Vec<(usize, u32)>,
    /// The end of the last thing that was read other than comments.
    pub(super) last_end: u32,
    /// Where an empty value stands behind which the next event may show a hole.
    pub(super) empty_value: Option<u32>,
    /// The beginnings of holes that are part of a text and hide nothing.
    pub(super) covered: FxHashSet<u32>,
    /// How many nodes aliases have added.
    pub(super) copies: usize,
    /// What they stand for, where it is written.
    pub(super) shared: Vec<Span>,
    pub(super) is_behind_root: bool,
}

impl<'t> Builder<'t> {
    pub(super) fn new(text: &'t str, names: Option<&'static Names>) -> Self {
        Self {
            text,
            names,
            mentioned: if names.is_some() { NameSet::EMPTY } else { NameSet::ALL },
            nodes: Vec::with_capacity((text.len() / 12 + 8).min(1 << 20)),
            decoded: Vec::new(),
            comments: Vec::new(),
            errors: Vec::new(),
            open: Vec::new(),
            skipped: None,
            anchors: FxHashMap::default(),
            pending: Vec::new(),
            last_end: 0,
            empty_value: None,
            covered: FxHashSet::default(),
            copies: 0,
            shared: Vec::new(),
            is_behind_root: false,
        }
    }

    /// Takes the next event; breaks behind the first document.
    pub(super) fn take(&mut self, event: Event<'_>, span: Span, mask: &Mask<'_>) -> ControlFlow<()> {
        if let Event::Comment(..) = event {
            let comment = Comment { span };
            if !mask.is_made_up(comment) {
                self.comments.push(comment);
            }
            return ControlFlow::Continue(());
        }
        self.look_behind_empty_value(span, mask);
        match event {
            Event::DocumentStart(..) if self.is_behind_root => {
                self.error(SyntaxErrorKind::TrailingContent, span);
                return ControlFlow::Break(());
            }
            Event::DocumentEnd => self.is_behind_root = true,
            _ if self.skipped.is_some() => self.skip(&event, span),
            Event::Scalar(value, style, anchor, tag) => {
                let index = self.scalar(&value, style, tag.as_deref(), span, mask);
                self.anchor(anchor, index);
            }
            Event::SequenceStart(style, anchor, tag) => self.begin(Kind::Array, style, anchor, tag.as_deref(), span),
            Event::MappingStart(style, anchor, tag) => self.begin(Kind::Object, style, anchor, tag.as_deref(), span),
            Event::SequenceEnd | Event::MappingEnd => self.end(span, mask),
            Event::Alias(anchor) => self.alias(anchor, span),
            Event::UnresolvedAlias(_) => {
                self.error(SyntaxErrorKind::UnknownAnchor, span);
                self.unknown_leaf(Kind::Error, span);
            }
            _ => {}
        }
        ControlFlow::Continue(())
    }

    /// Notes which node an anchor stands before; 0 is no anchor.
    pub(super) fn anchor(&mut self, anchor: usize, node: u32) {
        if anchor != 0 && node != NO_NODE {
            self.anchors.insert(anchor, node);
        }
    }

    /// A value that is not there stands behind its colon, where the reader puts it before that. It is unknown where a
    /// template or an unreadable line follows: that may be the value.
    fn look_behind_empty_value(&mut self, next: Span, mask: &Mask<'_>) {
        let Some(index) = self.empty_value.take() else { return };
        let place = self.nodes[index as usize].span.start;
        let rest = self.text.get(place as usize..).unwrap_or_default();
        let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        let behind = place + blanks as u32 + 1;
        let empty = &mut self.nodes[index as usize];
        if rest[blanks..].starts_with(':') && behind <= next.start {
            empty.span = Span::empty(behind);
            self.last_end = self.last_end.max(behind);
        }
        if !mask.holes_in(Span::new(place, next.start.max(place))).is_empty() {
            empty.kind = Kind::Expression;
        }
    }

    fn alias(&mut self, anchor: usize, span: Span) {
        self.last_end = self.last_end.max(span.end);
        let target = self.anchors.get(&anchor).copied();
        if let Some(open) = self.open.last_mut().filter(|open| open.is_merging) {
            open.merged.extend(target);
            if target.is_none() {
                let node = open.node as usize;
                self.nodes[node].flags |= INCOMPLETE;
            }
            self.count_value();
            return;
        }
        let copied = match target {
            Some(target) if !self.awaits_key() => self.copy(target),
            _ => None,
        };
        match copied {
            Some(_) => self.count_value(),
            None => {
                self.unknown_leaf(Kind::Expression, span);
            }
        }
    }

    /// Whether a key comes next.
    pub(super) fn awaits_key(&self) -> bool {
        self.open.last().is_some_and(|open| self.nodes[open.node as usize].kind == Kind::Object && !open.awaits_value)
    }

    /// A key or value of which nothing is known.
    pub(super) fn unknown_leaf(&mut self, kind: Kind, span: Span) -> u32 {
        self.last_end = self.last_end.max(span.end);
        if self.awaits_key()
            && let Some(open) = self.open.last()
        {
            self.nodes[open.node as usize].flags |= INCOMPLETE;
            return self.leaf(Kind::Error, 0, span, 0);
        }
        self.leaf(kind, 0, span, 0)
    }

    /// Adds a key or a value without children.
    pub(super) fn leaf(&mut self, kind: Kind, flags: u8, span: Span, extra: u32) -> u32 {
        let index = self.nodes.len() as u32;
        let is_key = self.awaits_key();
        self.nodes.push(NodeData { kind, flags, span, subtree_end: index + 1, extra });
        if !is_key {
            let is_merging = self.open.last().is_some_and(|open| open.is_merging);
            if is_merging {
                // `<<` with something that is no mapping by another name: whatever it brings in is unknown.
                self.nodes.pop();
                self.mark_open_incomplete();
                self.count_value();
                return NO_NODE;
            }
            if kind == Kind::Null && span.is_empty() {
                self.empty_value = Some(index);
            }
            self.count_value();
            return index;
        }
        let name =
            if kind == Kind::String { name_of(self.text, &self.decoded, &self.nodes[index as usize]) } else { "" };
        let is_merge = name == "<<" && flags & UNQUOTED != 0;
        if let Some(names) = self.names
            && kind == Kind::String
            && flags & ESCAPED == 0
        {
            let number = names.number(name.as_bytes());
            self.mentioned.insert(number);
            let key = &mut self.nodes[index as usize];
            key.extra = number.into();
            key.flags |= NUMBERED;
            if number != 0 {
                key.flags &= !SUSPICIOUS;
            }
        }
        if is_merge {
            self.nodes.pop();
        }
        let Some(open) = self.open.last_mut() else { return index };
        open.awaits_value = true;
        open.is_merging = is_merge;
        if is_merge {
            return NO_NODE;
        }
        if kind == Kind::String {
            open.keys.push(index);
        }
        index
    }

    pub(super) fn mark_open_incomplete(&mut self) {
        if let Some(open) = self.open.last() {
            self.nodes[open.node as usize].flags |= INCOMPLETE;
        }
    }

    /// Notes that the innermost container got a value.
    pub(super) fn count_value(&mut self) {
        let Some(open) = self.open.last_mut() else { return };
        if !open.is_merging {
            open.count += 1;
        }
        open.awaits_value = false;
        open.is_merging = false;
    }

    pub(super) fn error(&mut self, kind: SyntaxErrorKind, span: Span) {
        if self.errors.len() < crate::MAX_ERRORS {
            self.errors.push(SyntaxError { kind, span });
        }
    }

    pub(super) fn finish(mut self, mask: &Mask<'_>) -> Document<'t> {
        for hole in &mask.holes {
            let is_template = mask.next_template(hole.start).is_some_and(|template| template.start == hole.start);
            if is_template && !self.covered.contains(&hole.start) {
                self.error(SyntaxErrorKind::Template, *hole);
            }
        }
        self.comments.sort_by_key(|comment| comment.span);
        self.shared.sort();
        // Overlapping ones become one, so that a search finds them.
        self.shared.dedup_by(|later, earlier| {
            let is_near = later.start <= earlier.end;
            earlier.end = if is_near { earlier.end.max(later.end) } else { earlier.end };
            is_near
        });
        Document {
            text: self.text,
            syntax: Syntax::Yaml,
            names: self.names,
            mentioned: self.mentioned,
            nodes: self.nodes,
            decoded: self.decoded,
            comments: self.comments,
            errors: self.errors,
            shared: self.shared,
        }
    }
}

/// The name that a key stands for.
pub(super) fn name_of<'a>(text: &'a str, decoded: &'a [String], key: &NodeData) -> &'a str {
    if key.flags & ESCAPED != 0 {
        return decoded.get(key.extra as usize).map_or("", String::as_str);
    }
    let quotes = if key.flags & UNQUOTED != 0 { 0 } else { 1 };
    text.get(key.span.start as usize + quotes..(key.span.end as usize).saturating_sub(quotes)).unwrap_or_default()
}
