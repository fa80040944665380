//! What a new definition, or a part of one, begins with when an editor writes it.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::OnceLock;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};

use super::Source;

/// The table, read when it is first asked for: an editor does so, a check of files never.
#[derive(Clone, Debug, Default)]
pub struct LazySnippets(OnceLock<Snippets>);

impl LazySnippets {
    /// The table. Empty only if the embedded file is broken, which a test rules out.
    pub fn table(&self) -> &Snippets {
        self.0.get_or_init(|| serde_json::from_str(include_str!("snippets.json")).unwrap_or_default())
    }
}

/// Table of `facts/snippets.json`.
///
/// Texts in it have gaps in braces: `{region}`. A gap with a name of [`Self::words`] is filled with what the file says,
/// where it says it; any other is a proposal for the user to write over, and `{}` proposes nothing.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Snippets {
    /// Where the table comes from.
    pub sources: Vec<Source>,
    /// Names of gaps, with what is proposed where the file does not say.
    pub words: BTreeMap<String, String>,
    /// Members that most objects of a kind have, in the order in which people write them.
    pub usual: Vec<UsualMembers>,
    /// Members of which an object has one alone.
    pub exclusive: Vec<ExclusiveMembers>,
    /// Numbers and fixed texts to begin with.
    pub starts: Vec<Start>,
    /// Whole objects.
    pub objects: Vec<ObjectSnippet>,
    /// Texts of a fixed form.
    pub texts: Vec<TextSnippet>,
}

/// Members that most objects at a path have.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UsualMembers {
    /// Path of the object, `[]` for each item of a list; empty for the task definition.
    pub path: String,
    /// Their names.
    pub members: Vec<String>,
}

/// Members that exclude each other in the objects at a path.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExclusiveMembers {
    /// Path of the object.
    pub path: String,
    /// Their names.
    pub members: Vec<String>,
}

/// What a member or item begins with.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Start {
    /// Path of the member.
    pub path: String,
    /// The number, or the first choice of a text.
    pub value: Sketch,
}

/// An object to begin with.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ObjectSnippet {
    /// Path of the object; empty for the task definition.
    pub path: String,
    /// What to call it.
    pub label: String,
    /// What it is for.
    pub detail: String,
    /// The only network mode in which it makes sense.
    pub network_mode: Option<String>,
    /// The object.
    pub value: Sketch,
}

/// A text to begin with.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextSnippet {
    /// Paths of the members or items that take it.
    pub paths: Vec<String>,
    /// What to call it.
    pub label: String,
    /// What it is for.
    pub detail: String,
    /// The text.
    pub text: String,
}

impl Snippets {
    fn start(&self, path: &str) -> Option<&Sketch> {
        self.starts.iter().find(|start| start.path == path).map(|start| &start.value)
    }

    /// The number that the member at `path` begins with.
    pub fn start_number(&self, path: &str) -> Option<i64> {
        match self.start(path)? {
            Sketch::Integer(number) => Some(*number),
            _ => None,
        }
    }

    /// The fixed text that the member or item at `path` begins with.
    pub fn start_text(&self, path: &str) -> Option<&str> {
        match self.start(path)? {
            Sketch::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The place of a member among the usual ones of the object at `path`.
    pub fn usual_place(&self, path: &str, member: &str) -> Option<usize> {
        let usual = self.usual.iter().find(|usual| usual.path == path)?;
        usual.members.iter().position(|name| name == member)
    }
}

/// A value of JSON whose members keep their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sketch {
    /// `true` or `false`.
    Boolean(bool),
    /// A number to begin with.
    Integer(i64),
    /// A text, maybe with gaps.
    Text(String),
    /// A list.
    List(Vec<Sketch>),
    /// An object.
    Object(Vec<(String, Sketch)>),
}

impl<'de> Deserialize<'de> for Sketch {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(SketchVisitor)
    }
}

struct SketchVisitor;

impl<'de> Visitor<'de> for SketchVisitor {
    type Value = Sketch;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object, a list, a text, an integer or a boolean")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Sketch, E> {
        Ok(Sketch::Boolean(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Sketch, E> {
        Ok(Sketch::Integer(value))
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<Sketch, E> {
        i64::try_from(value).map(Sketch::Integer).map_err(E::custom)
    }

    fn visit_str<E>(self, value: &str) -> Result<Sketch, E> {
        Ok(Sketch::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Sketch, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Sketch::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Sketch, A::Error> {
        let mut object = Vec::new();
        while let Some(member) = members.next_entry()? {
            object.push(member);
        }
        Ok(Sketch::Object(object))
    }
}
