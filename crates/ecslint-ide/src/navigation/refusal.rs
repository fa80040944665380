//! Why something is not renamed.

use std::fmt;

use super::symbols::SymbolKind;

/// Why something is not renamed. Shown to the user as it prints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no name at the place.
    NoName,
    /// The name holds a placeholder, so its value comes from elsewhere.
    Placeholder {
        /// The name as it is written.
        name: String,
    },
    /// Nothing in the file has the name that is used here.
    Undeclared {
        /// What is meant.
        kind: SymbolKind,
        /// The name.
        name: String,
    },
    /// Several things have the name, and it is not known which of them its uses mean.
    Ambiguous {
        /// What is named.
        kind: SymbolKind,
        /// The name.
        name: String,
        /// How many have it.
        declarations: usize,
        /// How often it is used.
        uses: usize,
    },
    /// The new name is empty.
    Empty {
        /// What is named.
        kind: SymbolKind,
    },
    /// The new name holds a placeholder.
    NewPlaceholder {
        /// The new name.
        name: String,
    },
    /// The new name holds a character that AWS refuses there.
    Character {
        /// What is named.
        kind: SymbolKind,
        /// The first such character.
        character: char,
    },
    /// The new name has a length that AWS refuses.
    Length {
        /// What is named.
        kind: SymbolKind,
        /// Characters of the new name.
        length: usize,
        /// The most that AWS takes.
        longest: i64,
    },
    /// Something else of its kind has the new name already.
    Taken {
        /// What is named.
        kind: SymbolKind,
        /// The new name.
        name: String,
    },
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::NoName => formatter.write_str("nothing here has a name that can be changed everywhere"),
            Refusal::Placeholder { name } => {
                write!(formatter, "`{}` is filled in later: change it where its value comes from", shortened(name))
            }
            Refusal::Undeclared { kind, name } => {
                write!(formatter, "no {} of this file is called `{}`", kind.noun(), shortened(name))
            }
            Refusal::Ambiguous { kind, name, declarations, uses } => {
                let (name, noun) = (shortened(name), kind.noun());
                let places = if *uses == 1 { "place uses" } else { "places use" };
                write!(
                    formatter,
                    "`{name}` is the name of {declarations} {noun}s, and it cannot be told which of them {uses} {places}: \
                     make the names differ by hand first"
                )
            }
            Refusal::Empty { kind } => write!(formatter, "the name of {} cannot be empty", with_article(*kind)),
            Refusal::NewPlaceholder { name } => {
                write!(formatter, "`{}` holds a placeholder, and a new name has to be known", shortened(name))
            }
            Refusal::Character { kind, character } => {
                let (noun, letters) = (with_article(*kind), letters(*kind));
                let shown = if character.is_control() || character.is_whitespace() {
                    format!("{character:?}")
                } else {
                    format!("`{character}`")
                };
                write!(formatter, "the name of {noun} cannot hold {shown}: it takes {letters}")
            }
            Refusal::Length { kind, length, longest } => {
                let noun = with_article(*kind);
                write!(formatter, "the name has {length} characters, and that of {noun} may have {longest}")
            }
            Refusal::Taken { kind, name } => {
                write!(formatter, "`{}` is the name of another {} already", shortened(name), kind.noun())
            }
        }
    }
}

impl std::error::Error for Refusal {}

fn with_article(kind: SymbolKind) -> String {
    let article = if kind == SymbolKind::InferenceAccelerator { "an" } else { "a" };
    format!("{article} {}", kind.noun())
}

/// What a name of this kind is made of, in words.
fn letters(kind: SymbolKind) -> &'static str {
    match kind {
        SymbolKind::PortMapping => "lower-case letters, digits, `_` and, not as the first, `-`",
        SymbolKind::Container | SymbolKind::Volume | SymbolKind::InferenceAccelerator => "letters, digits, `-` and `_`",
    }
}

/// The beginning of a text that may be too long for a message.
fn shortened(text: &str) -> String {
    let mut characters = text.chars();
    let mut start: String = characters.by_ref().take(40).collect();
    if characters.next().is_some() {
        start.push('…');
    }
    start
}
