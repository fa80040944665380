//! The names of a task definition, each with the places where it stands.

use std::collections::HashMap;
use std::ops::Range;

use ecslint_syntax::{Node, Span};

/// Every name of a task definition by which its parts refer to each other.
#[derive(Clone, Debug, Default)]
pub struct Symbols<'d> {
    symbols: Vec<Symbol<'d>>,
    /// Their positions in `symbols`.
    positions: HashMap<(SymbolKind, &'d str), usize>,
    /// All occurrences in the order of the text, as positions of the symbol and of the occurrence in it.
    places: Vec<(usize, usize)>,
}

/// A name, wherever it stands. Placeholders in it are taken as they are written: the same text becomes the same name.
#[derive(Clone, Debug)]
pub struct Symbol<'d> {
    /// What is named.
    pub kind: SymbolKind,
    /// The name, never empty.
    pub name: &'d str,
    /// Where it stands, in the order of the text.
    pub occurrences: Vec<Occurrence<'d>>,
}

/// What can have a name that other parts refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SymbolKind {
    /// A container, which dependencies, links, `volumesFrom` and the proxy configuration refer to.
    Container,
    /// A volume, which mount points refer to.
    Volume,
    /// A port mapping, which services refer to.
    PortMapping,
    /// An inference accelerator, which resource requirements refer to.
    InferenceAccelerator,
}

/// A place where a name stands.
#[derive(Clone, Debug)]
pub struct Occurrence<'d> {
    /// Whether the name is given or used here.
    pub role: Role,
    /// The name without its quotes; of a link the part before its alias.
    pub span: Span,
    /// What the name belongs to: the container, the volume, the dependency, the mount point; of a link the string.
    pub item: Span,
    /// The string that holds the name.
    pub(super) string: Node<'d>,
    /// Where the name stands in the decoded string.
    pub(super) range: Range<usize>,
}

/// What an occurrence is to its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Something gets the name here.
    Declaration,
    /// Something is referred to by its name.
    Use,
}

impl SymbolKind {
    /// The noun for it: `container`, `volume`, `port mapping`, `inference accelerator`.
    pub const fn noun(self) -> &'static str {
        match self {
            SymbolKind::Container => "container",
            SymbolKind::Volume => "volume",
            SymbolKind::PortMapping => "port mapping",
            SymbolKind::InferenceAccelerator => "inference accelerator",
        }
    }
}

impl<'d> Symbol<'d> {
    /// Where the name is given: once, unless names stand twice or the name is given nowhere.
    pub fn declarations(&self) -> impl Iterator<Item = &Occurrence<'d>> {
        self.occurrences.iter().filter(|occurrence| occurrence.role == Role::Declaration)
    }

    /// Where the name is used.
    pub fn uses(&self) -> impl Iterator<Item = &Occurrence<'d>> {
        self.occurrences.iter().filter(|occurrence| occurrence.role == Role::Use)
    }
}

impl Occurrence<'_> {
    /// Where the name is meant: the string with its quotes, up to the alias of a link.
    pub(super) fn reach(&self) -> Span {
        let string = self.string.span();
        let is_whole = self.string.as_str().is_some_and(|text| text.len() == self.range.end);
        if is_whole { string } else { Span::new(string.start, self.span.end) }
    }

    /// The string without its quotes.
    pub(super) fn content(&self) -> Span {
        let Span { start, end } = self.string.span();
        if self.string.is_unquoted() {
            return self.string.span();
        }
        Span::new(start + 1, end.saturating_sub(1).max(start + 1))
    }
}

impl<'d> Symbols<'d> {
    /// Every name, in the order in which they are found.
    pub fn iter(&self) -> impl Iterator<Item = &Symbol<'d>> {
        self.symbols.iter()
    }

    /// The name `name` of things of this kind.
    pub fn get(&self, kind: SymbolKind, name: &str) -> Option<&Symbol<'d>> {
        self.symbols.get(*self.positions.get(&(kind, name))?)
    }

    /// The name at `offset` with the place that `offset` lies in or touches.
    pub fn at(&self, offset: u32) -> Option<(&Symbol<'d>, &Occurrence<'d>)> {
        self.around(offset).filter(|(_, occurrence)| occurrence.reach().touches(offset))
    }

    /// As [`Symbols::at`], the alias of a link included.
    pub(super) fn around(&self, offset: u32) -> Option<(&Symbol<'d>, &Occurrence<'d>)> {
        let next = self.places.partition_point(|place| {
            self.occurrence(*place).is_some_and(|(_, occurrence)| occurrence.string.span().end < offset)
        });
        let found = self.occurrence(*self.places.get(next)?)?;
        found.1.string.span().touches(offset).then_some(found)
    }

    fn occurrence(&self, (symbol, position): (usize, usize)) -> Option<(&Symbol<'d>, &Occurrence<'d>)> {
        let symbol = self.symbols.get(symbol)?;
        Some((symbol, symbol.occurrences.get(position)?))
    }

    pub(super) fn add(&mut self, kind: SymbolKind, name: &'d str, occurrence: Occurrence<'d>) {
        let position = *self.positions.entry((kind, name)).or_insert(self.symbols.len());
        match self.symbols.get_mut(position) {
            Some(symbol) => symbol.occurrences.push(occurrence),
            None => self.symbols.push(Symbol { kind, name, occurrences: vec![occurrence] }),
        }
    }

    /// Brings everything into the order of the text, once all is added.
    pub(super) fn sort(&mut self) {
        for symbol in &mut self.symbols {
            symbol.occurrences.sort_by_key(|occurrence| (occurrence.span, occurrence.role == Role::Use));
            // What an alias of YAML brings in again is written once.
            symbol.occurrences.dedup_by_key(|occurrence| occurrence.span);
        }
        let mut places: Vec<(Span, (usize, usize))> = Vec::new();
        for (number, symbol) in self.symbols.iter().enumerate() {
            places.extend(symbol.occurrences.iter().enumerate().map(|(at, found)| (found.span, (number, at))));
        }
        places.sort_unstable();
        self.places = places.into_iter().map(|(_, place)| place).collect();
    }
}
