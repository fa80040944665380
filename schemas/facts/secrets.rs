//! What tells a credential in plain text, and what tells that it is none.

use serde::Deserialize;

use super::Source;

/// Table of `facts/secrets.json`. All lists are sorted.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Secrets {
    /// Where the table comes from.
    pub sources: Vec<Source>,
    /// Environment variables that Security Hub control ECS.8 looks for, whatever their value.
    pub reserved_names: Vec<String>,
    /// Environment variables that ECS sets in every container, over what the task definition has.
    pub agent_variables: Vec<String>,
    /// Words in upper-case names that hint a credential; meant as whole words between underscores, so that `MAX_TOKENS`
    /// and `TOKENIZER` stay silent.
    pub credential_words: Vec<String>,
    /// Those of the words behind which any text is a credential; behind the others a plain word may be a name.
    pub password_words: Vec<String>,
    /// Words in upper-case names of what is meant for everyone, as in `NEXT_PUBLIC_API_KEY`.
    pub public_words: Vec<String>,
    /// Shorter texts are no credential, unless they have the shape of a key.
    pub least_length: usize,
    /// From this length on a text of letters and digits counts as random.
    pub least_random_length: usize,
    /// Whole values in lower case that are obviously no credential.
    pub dummy_values: Vec<String>,
    /// Parts of values in lower case that tell that someone is to fill in the credential.
    pub dummy_marks: Vec<String>,
    /// How encrypted values begin.
    pub encrypted_prefixes: Vec<String>,
    /// How AWS services begin the names of the secrets they manage; such a text is a name.
    pub managed_prefixes: Vec<String>,
    /// Endings of upper-case names behind a word for a credential that still mean the credential, as in
    /// `SECRET_KEY_BASE`. Most others speak about it, as in `DB_PASSWORD_FILE` and `TOKEN_TTL`.
    pub telling_endings: Vec<String>,
    /// Shapes of well-known keys, sorted by prefix.
    pub key_shapes: Vec<KeyShape>,
    /// With which bytes the prefixes of `key_shapes` begin: one look tells most values apart. Made while loading.
    #[serde(skip)]
    pub key_starts: ByteSet,
    /// With which bytes `credential_words` end: one look tells most names apart. Made while loading.
    #[serde(skip)]
    pub word_ends: ByteSet,
    /// With which bytes `telling_endings` end. Made while loading.
    #[serde(skip)]
    pub telling_ends: ByteSet,
    /// Texts in a role member that come from a failed substitution. They register, and the task fails to start.
    pub mistaken_role_names: Vec<String>,
}

impl Secrets {
    /// The table in `json`.
    pub(super) fn read(json: &str) -> Result<Self, serde_json::Error> {
        let mut table: Self = serde_json::from_str(json)?;
        table.key_starts = ByteSet::of(table.key_shapes.iter().filter_map(|shape| shape.prefix.bytes().next()));
        let ends = |words: &[String]| ByteSet::of(words.iter().filter_map(|word| word.bytes().next_back()));
        table.word_ends = ends(&table.credential_words);
        table.telling_ends = ends(&table.telling_endings);
        Ok(table)
    }
}

/// A set of bytes.
#[derive(Clone, Copy, Debug, Default)]
pub struct ByteSet([u64; 4]);

impl ByteSet {
    fn of(bytes: impl Iterator<Item = u8>) -> Self {
        let mut set = Self::default();
        bytes.for_each(|byte| set.0[usize::from(byte >> 6)] |= 1 << (byte & 63));
        set
    }

    /// Whether `byte` is one of the set.
    pub fn has(self, byte: u8) -> bool {
        self.0[usize::from(byte >> 6)] >> (byte & 63) & 1 == 1
    }
}

/// The shape of a kind of key.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyShape {
    /// What the key is, for a message.
    pub name: String,
    /// How it begins.
    pub prefix: String,
    /// Least length in characters, prefix included.
    pub min_length: usize,
    /// Greatest length in characters, prefix included; no bound when absent.
    pub max_length: Option<usize>,
    /// Characters behind the prefix.
    pub alphabet: Alphabet,
    /// A text that must occur behind the prefix too.
    pub contains: Option<String>,
    /// Name of a source of the table.
    pub source: String,
}

impl KeyShape {
    /// Whether a whole text has the shape.
    pub fn matches(&self, text: &str) -> bool {
        let Some(rest) = text.strip_prefix(self.prefix.as_str()) else { return false };
        let length = text.chars().count();
        length >= self.min_length
            && self.max_length.is_none_or(|max| length <= max)
            && rest.chars().all(|character| self.alphabet.has(character))
            && self.contains.as_ref().is_none_or(|inner| rest.contains(inner.as_str()))
    }
}

/// A set of characters.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Alphabet {
    /// A-Z and 0-9.
    UpperAlphanumeric,
    /// A-Z, a-z and 0-9.
    Alphanumeric,
    /// A-Z, a-z, 0-9, `_` and `-`.
    Word,
    /// As [`Alphabet::Word`], and `.`.
    Token,
    /// Any character.
    Any,
}

impl Alphabet {
    /// Whether a character belongs to the set.
    pub fn has(self, character: char) -> bool {
        match self {
            Self::UpperAlphanumeric => character.is_ascii_uppercase() || character.is_ascii_digit(),
            Self::Alphanumeric => character.is_ascii_alphanumeric(),
            Self::Word => character.is_ascii_alphanumeric() || matches!(character, '_' | '-'),
            Self::Token => character.is_ascii_alphanumeric() || matches!(character, '_' | '-' | '.'),
            Self::Any => true,
        }
    }
}
