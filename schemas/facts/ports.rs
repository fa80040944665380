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

/// One port.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Port {
    /// The port.
    pub value: i64,
    /// Name of a source of the table.
    pub source: String,
    /// Date of the source, `YYYY-MM-DD`.
    pub date: String,
}
