//! Operating systems and processors that tasks run on.

use serde::Deserialize;

use super::Source;

/// Table of `facts/platforms.json`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Platforms {
    /// Where the table comes from.
    pub sources: Vec<Source>,
    /// Values of `operatingSystemFamily` that the API still takes for Windows versions that are out of service.
    pub retired_windows: Vec<String>,
    /// Windows families that Fargate runs.
    pub fargate_windows: Vec<String>,
    /// Processor of a Fargate task when `cpuArchitecture` is absent.
    pub fargate_architecture: String,
    /// Values of `cpuArchitecture`.
    pub architectures: Vec<Architecture>,
}

/// A processor architecture.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Architecture {
    /// The value of `cpuArchitecture`.
    pub name: String,
    /// The platform as image manifests and the service's messages have it, for Linux.
    pub platform: String,
    /// Words that name it in repositories and tags of images.
    pub image_words: Vec<String>,
}

impl Platforms {
    /// The architecture with the value `name` of `cpuArchitecture`.
    pub fn architecture(&self, name: &str) -> Option<&Architecture> {
        self.architectures.iter().find(|architecture| architecture.name == name)
    }
}
