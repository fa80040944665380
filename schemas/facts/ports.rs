//! Ports with a meaning of their own.

use serde::Deserialize;

use super::Source;

/// Table of `facts/ports.json`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ports {
    /// Where the table comes from.
    pub sources: Vec<Source>,
    /// Host ports in use on every container instance (SSH, Docker, the agent): a task that wants one is not placed.
    pub reserved_on_instances: PortList,
    /// How many static host ports an instance has, those of [`Self::reserved_on_instances`] included.
    pub reserved_per_instance: Port,
    /// Host ports that Docker hands out on Linux when the kernel names no range.
    pub dynamic_linux: PortRange,
    /// Host ports that Docker hands out on Windows.
    pub dynamic_windows: PortRange,
    /// Below this port, static host ports do not meet dynamic ones on usual kernels.
    pub usually_free_below: Port,
    /// Port on which the FireLens router listens; a mapping for it in bridge mode opens it to the network.
    pub firelens_forward: Port,
    /// Container ports that Fargate keeps for itself on Windows.
    pub reserved_on_fargate_windows: PortList,
    /// Properties of the App Mesh proxy, which redirects ports of the task.
    pub app_mesh: ProxyProperties,
}

/// Names of `proxyConfiguration.properties`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProxyProperties {
    /// Those without which registration fails; their values may be empty.
    pub required: Vec<String>,
    /// Those that say whose traffic is left alone: documents ask for one of them.
    pub identity: Vec<String>,
    /// Name of a source of the table, with the place in it behind a colon.
    pub source: String,
    /// Date of the source, `YYYY-MM-DD`.
    pub date: String,
}

/// Some ports, ascending.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PortList {
    /// The ports.
    pub ports: Vec<i64>,
    /// Name of a source of the table.
    pub source: String,
    /// Date of the source, `YYYY-MM-DD`.
    pub date: String,
}

/// Consecutive ports.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PortRange {
    /// First port.
    pub first: i64,
    /// Last port, which belongs to the range.
    pub last: i64,
    /// Name of a source of the table.
    pub source: String,
    /// Date of the source, `YYYY-MM-DD`.
    pub date: String,
}

impl PortRange {
    /// Whether a port lies within.
    pub fn contains(&self, port: i64) -> bool {
        (self.first..=self.last).contains(&port)
    }
}

/// One port, or a number of them.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Port {
    /// The port, or the number.
    pub value: i64,
    /// Name of a source of the table.
    pub source: String,
    /// Date of the source, `YYYY-MM-DD`.
    pub date: String,
}
