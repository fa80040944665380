//! Renaming: which places change, and which new names are refused.

use ecslint_core::{Edit, edit, placeholder};
use ecslint_schemas::facts::limits::{Limits, Range};
use ecslint_syntax::Span;

use super::refusal::Refusal;
use super::symbols::{Occurrence, Role, Symbol, SymbolKind, Symbols};

/// A name that can be changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenameTarget {
    /// The name without its quotes.
    pub span: Span,
    /// The name as it is now.
    pub name: String,
}

impl<'d> Symbols<'d> {
    /// As [`super::prepare_rename`].
    ///
    /// # Errors
    /// Where a name stands that cannot be renamed, the reason.
    pub fn prepare_rename(&self, offset: u32) -> Result<Option<RenameTarget>, Refusal> {
        let Some((symbol, occurrence)) = self.at(offset) else { return Ok(None) };
        symbol.renamed_from(occurrence)?;
        Ok(Some(RenameTarget { span: occurrence.span, name: symbol.name.to_owned() }))
    }

    /// As [`super::rename`].
    ///
    /// # Errors
    /// The reason why nothing is renamed.
    pub fn rename(&self, offset: u32, new_name: &str, limits: &Limits) -> Result<Vec<Edit>, Refusal> {
        let (symbol, occurrence) = self.at(offset).ok_or(Refusal::NoName)?;
        let places = symbol.renamed_from(occurrence)?;
        if new_name == symbol.name {
            return Ok(Vec::new());
        }
        check_name(symbol.kind, new_name, limits)?;
        let taken = self.get(symbol.kind, new_name).is_some_and(|other| other.declarations().next().is_some());
        if taken {
            return Err(Refusal::Taken { kind: symbol.kind, name: new_name.to_owned() });
        }
        let replace = |place: &Occurrence<'d>| edit::replace_inside(place.string, place.range.clone(), new_name);
        Ok(places.iter().filter_map(replace).collect())
    }
}

impl<'d> Symbol<'d> {
    /// The places that change when the name is changed at `occurrence`: all of them, unless several things have the
    /// name. Nothing is guessed then: only a name that nothing uses can be changed where it stands.
    fn renamed_from<'s>(&'s self, occurrence: &'s Occurrence<'d>) -> Result<&'s [Occurrence<'d>], Refusal> {
        let name = || self.name.to_owned();
        if occurrence.string.may_hold_placeholder() && placeholder::find(self.name).is_some() {
            return Err(Refusal::Placeholder { name: name() });
        }
        let declarations = self.declarations().count();
        let uses = self.occurrences.len() - declarations;
        match declarations {
            0 => Err(Refusal::Undeclared { kind: self.kind, name: name() }),
            1 => Ok(&self.occurrences),
            _ if uses == 0 && occurrence.role == Role::Declaration => Ok(std::slice::from_ref(occurrence)),
            _ => Err(Refusal::Ambiguous { kind: self.kind, name: name(), declarations, uses }),
        }
    }
}

/// Whether AWS takes `name` for things of this kind, as far as that is known.
fn check_name(kind: SymbolKind, name: &str, limits: &Limits) -> Result<(), Refusal> {
    if name.is_empty() {
        return Err(Refusal::Empty { kind });
    }
    if placeholder::find(name).is_some() {
        return Err(Refusal::NewPlaceholder { name: name.to_owned() });
    }
    if let Some((_, character)) = name.char_indices().find(|(at, character)| !is_allowed(kind, *at, *character)) {
        return Err(Refusal::Character { kind, character });
    }
    let length = name.chars().count();
    match lengths(kind, limits) {
        Some(range) if !i64::try_from(length).is_ok_and(|length| range.contains(length)) => {
            Err(Refusal::Length { kind, length, longest: range.max })
        }
        _ => Ok(()),
    }
}

/// Whether `character` may stand at the byte `at` of a name, as the patterns among the limits have it.
fn is_allowed(kind: SymbolKind, at: usize, character: char) -> bool {
    match kind {
        SymbolKind::Container | SymbolKind::Volume => {
            character.is_ascii_alphanumeric() || matches!(character, '-' | '_')
        }
        SymbolKind::PortMapping => {
            character.is_ascii_lowercase()
                || character.is_ascii_digit()
                || character == '_'
                || (character == '-' && at > 0)
        }
        // The API states no form for the names of these devices.
        SymbolKind::InferenceAccelerator => true,
    }
}

fn lengths(kind: SymbolKind, limits: &Limits) -> Option<&Range> {
    match kind {
        SymbolKind::Container | SymbolKind::Volume => Some(&limits.name_length),
        SymbolKind::PortMapping => Some(&limits.port_mapping_name_length),
        SymbolKind::InferenceAccelerator => None,
    }
}
