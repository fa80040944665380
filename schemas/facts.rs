//! Numbers and lists about Amazon ECS that rules compare with. Each table is a JSON file under `facts/` with its sources
//! and their dates, and a module of the same name with its types.

pub mod causes;
pub mod fargate_sizes;
pub mod hardening;
pub mod health_checks;
pub mod limits;
pub mod linux;
pub mod log_drivers;
pub mod members;
pub mod placement;
pub mod platforms;
pub mod ports;
pub mod secrets;
pub mod snippets;
pub mod support;

use serde::Deserialize;

pub use causes::Causes;
pub use fargate_sizes::FargateSizes;
pub use hardening::Hardening;
pub use health_checks::HealthChecks;
pub use limits::Limits;
pub use linux::Linux;
pub use log_drivers::LogDrivers;
pub use members::Members;
pub use placement::Placement;
pub use platforms::Platforms;
pub use ports::Ports;
pub use secrets::Secrets;
pub use snippets::{LazySnippets, Snippets};
pub use support::Support;

/// All tables.
#[derive(Clone, Debug)]
pub struct Facts {
    /// Pairs of task CPU and memory that Fargate takes.
    pub fargate_sizes: FargateSizes,
    /// What gives a container more power than it likely needs.
    pub hardening: Hardening,
    /// How the command of a health check is read.
    pub health_checks: HealthChecks,
    /// Bounds of numbers, lengths and counts.
    pub limits: Limits,
    /// Log drivers and their options.
    pub log_drivers: LogDrivers,
    /// Ports with a meaning of their own.
    pub ports: Ports,
    /// Names that the Linux kernel and Docker know.
    pub linux: Linux,
    /// Placement constraints.
    pub placement: Placement,
    /// Operating systems and processors.
    pub platforms: Platforms,
    /// What tells a credential in plain text.
    pub secrets: Secrets,
    /// What a new definition, or a part of one, begins with.
    pub snippets: LazySnippets,
    /// Which members which capacity, operating system or network mode refuses.
    pub support: Support,
}

impl Facts {
    /// Reads the embedded tables. Fails only if a table is broken, which a test rules out.
    pub fn load() -> Result<Self, serde_json::Error> {
        Ok(Self {
            fargate_sizes: serde_json::from_str(include_str!("facts/fargate-sizes.json"))?,
            hardening: serde_json::from_str(include_str!("facts/hardening.json"))?,
            health_checks: serde_json::from_str(include_str!("facts/health-checks.json"))?,
            limits: serde_json::from_str(include_str!("facts/limits.json"))?,
            log_drivers: serde_json::from_str(include_str!("facts/log-drivers.json"))?,
            ports: serde_json::from_str(include_str!("facts/ports.json"))?,
            linux: serde_json::from_str(include_str!("facts/linux.json"))?,
            placement: serde_json::from_str(include_str!("facts/placement.json"))?,
            platforms: serde_json::from_str(include_str!("facts/platforms.json"))?,
            secrets: Secrets::read(include_str!("facts/secrets.json"))?,
            snippets: LazySnippets::default(),
            support: serde_json::from_str(include_str!("facts/support.json"))?,
        })
    }
}

/// Where facts come from. A row names one of the sources of its table, sometimes with the place in it behind a colon.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// What it is, with its version: `botocore 1.44.5, ecs 2014-11-13`, `hashicorp/terraform-provider-aws#22629`.
    pub name: String,
    /// Where to read it; `None` when it has no page of its own.
    pub url: Option<String>,
    /// The day it was published or, for pages without a date, fetched: `YYYY-MM-DD`.
    pub date: String,
}

/// How sure we are of a fact. A fact of low confidence never makes an error.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// Inferred, or general knowledge.
    Low,
    /// One good source, or an older one.
    Medium,
    /// Seen enforced, or stated by a current page of AWS.
    High,
}

/// Operating system of the containers.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "UPPERCASE")]
pub enum OperatingSystem {
    /// Linux, also the default.
    Linux,
    /// Any version of Windows Server.
    Windows,
}
