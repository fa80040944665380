//! The part of an API model of botocore that we read. Documentation strings are left where they are.

use anyhow::{Context as _, ensure};
use serde::Deserialize;
use serde_json::Number;

use super::ordered::Ordered;

/// The version of the API that this task understands.
const API_VERSION: &str = "2014-11-13";

/// An API model.
#[derive(Deserialize)]
pub(crate) struct Model {
    metadata: Metadata,
    shapes: Ordered<Shape>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Metadata {
    api_version: String,
    endpoint_prefix: String,
}

/// One shape of the model.
#[derive(Deserialize)]
pub(crate) struct Shape {
    /// What kind of value.
    #[serde(rename = "type")]
    pub(crate) kind: Kind,
    /// Members of a structure.
    #[serde(default)]
    pub(crate) members: Ordered<Reference>,
    /// Members of a structure that must be there.
    #[serde(default)]
    pub(crate) required: Vec<String>,
    /// Items of a list.
    pub(crate) member: Option<Reference>,
    /// Values of a map.
    pub(crate) value: Option<Reference>,
    /// The values a string may have.
    #[serde(rename = "enum")]
    pub(crate) values: Option<Vec<String>>,
    /// Least number, length or count.
    pub(crate) min: Option<Number>,
    /// Greatest number, length or count.
    pub(crate) max: Option<Number>,
    /// The regular expression of a string.
    pub(crate) pattern: Option<String>,
    /// Whether AWS has retired it.
    #[serde(default)]
    pub(crate) deprecated: bool,
}

/// The use of a shape.
#[derive(Deserialize)]
pub(crate) struct Reference {
    /// Name of the shape.
    pub(crate) shape: String,
    /// Whether AWS has retired this use.
    #[serde(default)]
    pub(crate) deprecated: bool,
}

/// The kinds of shapes that occur below RegisterTaskDefinition.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Kind {
    Structure,
    List,
    Map,
    String,
    Integer,
    Long,
    Boolean,
    /// Any other kind, which does not occur there today: the task stops at it, somebody must look.
    #[serde(other)]
    Other,
}

impl Shape {
    /// The least number, length or count, unless it is 0, which goes without saying for a length.
    pub(crate) fn positive_min(&self) -> Option<Number> {
        self.min.clone().filter(|min| min.as_u64() != Some(0))
    }
}

impl Model {
    /// Reads the JSON text of a model.
    pub(crate) fn parse(text: &str) -> anyhow::Result<Self> {
        let model: Self = serde_json::from_str(text).context("the API model does not have the known form")?;
        ensure!(model.metadata.endpoint_prefix == "ecs", "the API model is not that of Amazon ECS");
        ensure!(
            model.metadata.api_version == API_VERSION,
            "the API model has version {}, this task knows {API_VERSION}",
            model.metadata.api_version
        );
        Ok(model)
    }

    /// A short name for the model, as it is written into the schema.
    pub(crate) fn name(&self) -> String {
        format!("{} {}", self.metadata.endpoint_prefix, self.metadata.api_version)
    }

    /// A shape by its name.
    pub(crate) fn shape(&self, name: &str) -> anyhow::Result<&Shape> {
        self.shapes.get(name).with_context(|| format!("the API model has no shape {name}"))
    }
}
