//! Bounds of numbers, lengths and counts.

use serde::Deserialize;

use super::{Confidence, Source};

/// Table of `facts/limits.json`. Which bound AWS enforces, and how, is said by the rules that use them.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Where the table comes from.
    pub sources: Vec<Source>,
    /// Containers of a task definition.
    pub containers: Range,
    /// Length of `family`, container names and volume names.
    pub name_length: Range,
    /// Form of `family`, container names and volume names.
    pub name_pattern: Pattern,
    /// Greatest length of `image`.
    pub image_length: Bound,
    /// Hexadecimal digits of an image digest, behind `@sha256:`.
    pub image_digest_length: Bound,
    /// `healthCheck.interval`.
    pub health_check_interval: Range,
    /// `healthCheck.timeout`.
    pub health_check_timeout: Range,
    /// `healthCheck.retries`.
    pub health_check_retries: Range,
    /// `healthCheck.startPeriod`; off when absent.
    pub health_check_start_period: Range,
    /// Least `startTimeout` and `stopTimeout` on any capacity.
    pub timeout_min: Bound,
    /// `startTimeout` on Fargate.
    pub start_timeout_fargate: Range,
    /// `stopTimeout` on Fargate.
    pub stop_timeout_fargate: Range,
    /// `startTimeout` on Managed Instances.
    pub start_timeout_managed_instances: Range,
    /// `stopTimeout` on Managed Instances.
    pub stop_timeout_managed_instances: Range,
    /// `restartPolicy.restartAttemptPeriod`.
    pub restart_attempt_period: Range,
    /// Greatest number of `restartPolicy.ignoredExitCodes`.
    pub ignored_exit_codes: Bound,
    /// Greatest number of `environmentFiles` of a container.
    pub environment_files: Bound,
    /// Number of tags, when the list is there.
    pub tags: Range,
    /// Length of a tag key.
    pub tag_key_length: Range,
    /// Length of a tag value.
    pub tag_value_length: Range,
    /// Form of tag keys and values; needs Unicode classes.
    pub tag_pattern: Pattern,
    /// Greatest size of a whole task definition.
    pub task_definition_size: Bound,
    /// Task `cpu` on EC2 and EXTERNAL.
    pub task_cpu_instances: Range,
    /// Least container `memory` and `memoryReservation` with which current Docker starts.
    pub container_memory_floor: Bound,
    /// Memory to which the agent raises smaller values on Linux.
    pub container_memory_agent_floor: Bound,
    /// Memory to which the agent raises smaller values on Windows.
    pub container_memory_agent_floor_windows: Bound,
    /// Container `cpu` that the kernel takes as it is.
    pub container_cpu_shares: Range,
    /// `linuxParameters.swappiness`.
    pub swappiness: Range,
    /// `containerPort`.
    pub container_port: Range,
    /// `hostPort`.
    pub host_port: Range,
    /// Greatest number of `containerPortRange` in a container.
    pub container_port_ranges: Bound,
    /// Form of `containerPortRange`.
    pub container_port_range_pattern: Pattern,
    /// Length of the name of a port mapping.
    pub port_mapping_name_length: Range,
    /// Form of the name of a port mapping.
    pub port_mapping_name_pattern: Pattern,
    /// Greatest number of placement constraints.
    pub placement_constraints: Bound,
    /// Greatest length of a placement expression.
    pub placement_expression_length: Bound,
    /// Length of the name of a log group.
    pub log_group_length: Bound,
    /// Greatest length of the name of a Parameter Store parameter.
    pub parameter_name_length: Bound,
    /// Greatest number of `credentialSpecs` of a container.
    pub credential_specs: Bound,
    /// `ephemeralStorage.sizeInGiB`; the default holds when it is absent.
    pub ephemeral_storage: Range,
    /// `transitEncryptionPort` of EFS and S3 Files volumes.
    pub transit_encryption_port: Range,
    /// Form of an EFS file system id.
    pub file_system_id_pattern: Pattern,
    /// Form of an EFS access point id.
    pub access_point_id_pattern: Pattern,
    /// Greatest number of volumes with `configuredAtLaunch`.
    pub configured_at_launch_volumes: Bound,
    /// Ulimit `nofile` on Fargate.
    pub fargate_nofile: Range,
    /// Least `nvidiaMps.memory`.
    pub nvidia_mps_memory_min: Bound,
    /// `nvidiaMps.maxComputePercent`.
    pub nvidia_mps_compute: Range,
}

/// A least and a greatest value, both allowed.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Range {
    /// Least value.
    pub min: i64,
    /// Greatest value.
    pub max: i64,
    /// Value that holds when the member is absent.
    pub default: Option<i64>,
    /// What is counted.
    pub unit: Unit,
    /// Name of a source of the table.
    pub source: String,
    /// Date of the source, `YYYY-MM-DD`.
    pub date: String,
    /// How sure we are.
    pub confidence: Confidence,
    /// What else to know.
    pub note: Option<String>,
}

impl Range {
    /// Whether a value lies within.
    pub fn contains(&self, value: i64) -> bool {
        (self.min..=self.max).contains(&value)
    }
}

/// One number. The name of the field says whether it is the least, the greatest or the only one.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bound {
    /// The number.
    pub value: i64,
    /// What is counted.
    pub unit: Unit,
    /// Name of a source of the table.
    pub source: String,
    /// Date of the source, `YYYY-MM-DD`.
    pub date: String,
    /// How sure we are.
    pub confidence: Confidence,
    /// What else to know.
    pub note: Option<String>,
}

/// The form of a text.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pattern {
    /// A regular expression, anchored at both ends.
    pub value: String,
    /// Always [`Unit::Pattern`].
    pub unit: Unit,
    /// Name of a source of the table.
    pub source: String,
    /// Date of the source, `YYYY-MM-DD`.
    pub date: String,
    /// How sure we are.
    pub confidence: Confidence,
    /// What else to know.
    pub note: Option<String>,
}

/// What a number counts.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Things in a list, or times.
    Items,
    /// Characters of a text.
    Characters,
    /// Bytes of a text.
    Bytes,
    /// Seconds.
    Seconds,
    /// MiB (1,048,576 bytes).
    Mib,
    /// GiB (1024 MiB).
    Gib,
    /// CPU units: 1024 are one vCPU.
    CpuUnits,
    /// Parts of a hundred.
    Percent,
    /// A port number.
    Port,
    /// No number: a regular expression.
    Pattern,
}
