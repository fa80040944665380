//! Log drivers and their options.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Source;

/// Table of `facts/log-drivers.json`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogDrivers {
    /// Where the table comes from.
    pub sources: Vec<Source>,
    /// Options that all drivers share.
    pub common: CommonOptions,
    /// The drivers, sorted by name.
    pub drivers: Vec<LogDriver>,
    /// Drivers that the agent knows and the API does not list.
    pub agent_only: Vec<String>,
    /// The FireLens log router.
    pub firelens: Firelens,
}

impl LogDrivers {
    /// A driver by its name.
    pub fn driver(&self, name: &str) -> Option<&LogDriver> {
        self.drivers.iter().find(|driver| driver.name == name)
    }

    /// The documented drivers of a capacity, sorted by name.
    pub fn on(&self, capacity: LogCapacity) -> impl Iterator<Item = &LogDriver> {
        self.drivers.iter().filter(move |driver| driver.documented && driver.capacities.contains(&capacity))
    }
}

/// Options that all drivers share.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommonOptions {
    /// Their names.
    pub options: Vec<String>,
    /// Values of `mode`.
    pub modes: Vec<String>,
    /// Value of `mode` when it is absent, unless the account is set otherwise.
    pub default_mode: String,
    /// Since when that is the default, `YYYY-MM-DD`; before, it was `blocking`.
    pub default_mode_since: String,
    /// Value of `max-buffer-size` when it is absent; it means something in mode `non-blocking` only.
    pub default_buffer_size: String,
    /// Units behind the number in `max-buffer-size`.
    pub buffer_size_units: Vec<String>,
}

/// A log driver.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogDriver {
    /// Value of `logDriver`.
    pub name: String,
    /// Where it runs. On EXTERNAL the instance must also have it registered.
    pub capacities: Vec<LogCapacity>,
    /// Options without which it does not work.
    pub required: Vec<String>,
    /// Options that Fargate requires in addition.
    pub required_on_fargate: Vec<String>,
    /// The other options it knows, beside those that all drivers share.
    pub optional: Vec<String>,
    /// Pairs of options that exclude each other.
    pub exclusive: Vec<(String, String)>,
    /// Options that are credentials: they belong into `secretOptions`, where they count as given.
    pub secret: Vec<String>,
    /// Options that switch off the check of the server's certificate.
    #[serde(default)]
    pub skip_verification: Vec<String>,
    /// Options whose text the driver reads as a flag, a number or one of some words.
    #[serde(default)]
    pub forms: Vec<OptionForm>,
    /// What happens to other options.
    pub unknown_options: UnknownOptions,
    /// Whether the API model lists the driver.
    pub documented: bool,
    /// Name of a source of the table.
    pub source: String,
    /// Date of the source, `YYYY-MM-DD`.
    pub date: String,
    /// What else to know.
    pub note: Option<String>,
}

/// What text an option takes: a number where there is a bound, one of the words where there are any, else a flag.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OptionForm {
    /// Name of the option.
    pub option: String,
    /// Least number.
    pub min: Option<i64>,
    /// Greatest number.
    pub max: Option<i64>,
    /// Words that it takes.
    #[serde(default)]
    pub words: Vec<String>,
}

impl OptionForm {
    /// Whether the option is true or false.
    pub fn is_flag(&self) -> bool {
        self.min.is_none() && self.max.is_none() && self.words.is_empty()
    }
}

/// What a driver does with an option that the table does not list.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum UnknownOptions {
    /// ECS rejects the definition.
    Rejected,
    /// Rejection is likely, but was not seen.
    Doubtful,
    /// They are passed on to a plugin.
    Allowed,
}

/// Where a log driver runs.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum LogCapacity {
    /// Fargate with Linux.
    FargateLinux,
    /// Fargate with Windows.
    FargateWindows,
    /// EC2 instances.
    Ec2,
    /// Instances of your own (ECS Anywhere).
    External,
    /// Managed Instances.
    ManagedInstances,
}

/// The FireLens log router, which `awsfirelens` sends to.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Firelens {
    /// Values of `firelensConfiguration.type`.
    pub types: Vec<String>,
    /// By type, the option of `awsfirelens` that names the output plugin; needed once there is any option for a plugin.
    pub output_keys: BTreeMap<String, String>,
    /// Keys of `firelensConfiguration.options`.
    pub options: Vec<String>,
    /// Values of the option `config-file-type`.
    pub config_file_types: Vec<String>,
    /// Those that Fargate takes.
    pub fargate_config_file_types: Vec<String>,
}
