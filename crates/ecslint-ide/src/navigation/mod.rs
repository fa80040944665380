//! From a name to where it is given and used: definition, references, highlights, renaming.
//!
//! A task definition names its containers, volumes, port mappings and accelerators, and refers to them by these names.
//! Whoever asks several questions of one text builds [`Symbols`] once.

mod collect;
mod refusal;
mod rename;
mod router;
mod symbols;

#[cfg(test)]
mod tests;

use ecslint_core::Edit;
use ecslint_syntax::Span;

pub use refusal::Refusal;
pub use rename::RenameTarget;
pub use symbols::{Occurrence, Role, Symbol, SymbolKind, Symbols};

use crate::view::View;

/// Where a name is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// What was asked about: the name without its quotes, or the whole link for a place in its alias.
    pub origin: Span,
    /// Every place that gives the name, in the order of the text; several where names stand twice. Never empty.
    pub targets: Vec<Target>,
}

/// A container, volume or other thing with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    /// Its name without the quotes.
    pub name_span: Span,
    /// All of it.
    pub span: Span,
}

/// Whether references are to hold the places that give the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Declarations {
    /// With them.
    Include,
    /// Uses alone.
    Exclude,
}

/// One of the places that an editor shows as belonging together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Highlight {
    /// The name without its quotes.
    pub span: Span,
    /// Whether the name is given or used there.
    pub access: Access,
}

/// What happens to a name at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// It is used.
    Read,
    /// It is given.
    Write,
}

/// Where the name at `offset` is given, or the log router for the log driver `awsfirelens`. `None` where no name stands,
/// or where nothing in the file has it.
pub fn definition(view: View<'_>, offset: u32) -> Option<Definition> {
    Symbols::of(view).definition(offset).or_else(|| router::definition(view, offset))
}

/// Every place of the name at `offset`, in the order of the text; none where no name stands.
pub fn references(view: View<'_>, offset: u32, declarations: Declarations) -> Vec<Span> {
    Symbols::of(view).references(offset, declarations)
}

/// Every place of the name at `offset` with what happens to it there, in the order of the text.
pub fn highlights(view: View<'_>, offset: u32) -> Vec<Highlight> {
    Symbols::of(view).highlights(offset)
}

/// The name at `offset`, if it is one that [`rename`] can change; `None` where no name stands.
///
/// # Errors
/// Where a name stands that cannot be renamed, the reason.
pub fn prepare_rename(view: View<'_>, offset: u32) -> Result<Option<RenameTarget>, Refusal> {
    Symbols::of(view).prepare_rename(offset)
}

/// The edits, in the order of the text, that give what is named at `offset` the name `new_name` everywhere in the file.
/// No edits where it has that name already.
///
/// # Errors
/// The reason why nothing is renamed: there is no name at `offset`, it is not clear what it belongs to, or `new_name` is
/// taken or one that AWS refuses.
pub fn rename(view: View<'_>, offset: u32, new_name: &str) -> Result<Vec<Edit>, Refusal> {
    Symbols::of(view).rename(offset, new_name, &view.facts.limits)
}

impl Symbols<'_> {
    /// As [`definition`], by names alone.
    pub fn definition(&self, offset: u32) -> Option<Definition> {
        let (symbol, occurrence) = self.around(offset)?;
        let targets: Vec<Target> = symbol
            .declarations()
            .map(|declaration| Target { name_span: declaration.span, span: declaration.item })
            .collect();
        let origin = if occurrence.reach().touches(offset) { occurrence.span } else { occurrence.content() };
        (!targets.is_empty()).then_some(Definition { origin, targets })
    }

    /// As [`references`].
    pub fn references(&self, offset: u32, declarations: Declarations) -> Vec<Span> {
        let Some((symbol, _)) = self.at(offset) else { return Vec::new() };
        let is_wanted = |occurrence: &&Occurrence<'_>| {
            declarations == Declarations::Include || occurrence.role != Role::Declaration
        };
        symbol.occurrences.iter().filter(is_wanted).map(|occurrence| occurrence.span).collect()
    }

    /// As [`highlights`].
    pub fn highlights(&self, offset: u32) -> Vec<Highlight> {
        let Some((symbol, _)) = self.at(offset) else { return Vec::new() };
        let highlight = |occurrence: &Occurrence<'_>| Highlight {
            span: occurrence.span,
            access: match occurrence.role {
                Role::Declaration => Access::Write,
                Role::Use => Access::Read,
            },
        };
        symbol.occurrences.iter().map(highlight).collect()
    }
}
