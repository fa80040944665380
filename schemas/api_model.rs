//! Which API model the schema was made from.

use serde::Deserialize;

use crate::REGISTER_TASK_DEFINITION;

/// The API model behind [`REGISTER_TASK_DEFINITION`], and how its input differs from what DescribeTaskDefinition returns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiModel {
    /// Version of the package botocore that carried the model, as in `1.44.5`.
    pub version: String,
    /// Service and version of the API, as in `ecs 2014-11-13`.
    pub model: String,
    /// The day that the model file inside the package carries, `YYYY-MM-DD`, if it carries one.
    pub released: Option<String>,
    /// The day on which the model was fetched, `YYYY-MM-DD`.
    pub retrieved: String,
    /// Members that DescribeTaskDefinition returns and RegisterTaskDefinition does not take, in the order of the model.
    pub describe_only: Vec<String>,
    /// Members that RegisterTaskDefinition takes and DescribeTaskDefinition does not return inside the definition.
    pub register_only: Vec<String>,
}

impl ApiModel {
    /// Reads the head of [`REGISTER_TASK_DEFINITION`]. Fails only if the generated file is broken, which a test rules
    /// out.
    pub fn load() -> Result<Self, serde_json::Error> {
        let head: Head = serde_json::from_str(REGISTER_TASK_DEFINITION)?;
        let Origin { version, model, released, retrieved } = head.source;
        let Head { describe_only, register_only, .. } = head;
        Ok(Self { version, model, released, retrieved, describe_only, register_only })
    }
}

/// The head of the schema; serde skips the rest.
#[derive(Deserialize)]
struct Head {
    #[serde(rename = "x-source")]
    source: Origin,
    #[serde(rename = "x-describe-only")]
    describe_only: Vec<String>,
    #[serde(rename = "x-register-only")]
    register_only: Vec<String>,
}

#[derive(Deserialize)]
struct Origin {
    version: String,
    model: String,
    released: Option<String>,
    retrieved: String,
}
