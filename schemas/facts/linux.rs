//! Names that the Linux kernel and Docker know.

use serde::Deserialize;

use super::Source;

/// Table of `facts/linux.json`. All lists are sorted and free of duplicates.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Linux {
    /// Where the table comes from.
    pub sources: Vec<Source>,
    /// Capabilities for `capabilities.add` and `drop`, without the prefix `CAP_`; `ALL` among them.
    pub capabilities: Vec<String>,
    /// Values of `devices[].permissions`.
    pub device_permissions: Vec<String>,
    /// Names in `tmpfs[].mountOptions`.
    pub tmpfs_mount_options: Vec<String>,
    /// Those of [`Self::tmpfs_mount_options`] that take a value, as in `mode=700`.
    pub tmpfs_mount_options_with_value: Vec<String>,
    /// First words in `dockerSecurityOptions`.
    pub security_options: Vec<String>,
    /// Names of `ulimits`.
    pub ulimits: Vec<String>,
    /// Kernel parameters.
    pub sysctls: Sysctls,
}

/// Kernel parameters for `systemControls`. Any other name is rejected or unsupported.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sysctls {
    /// Full names that belong to the IPC namespace: not with `ipcMode` `host`.
    pub ipc_names: Vec<String>,
    /// Beginnings of names that belong to the IPC namespace.
    pub ipc_prefixes: Vec<String>,
    /// Beginnings of names that belong to the network namespace: not with `networkMode` `host`.
    pub network_prefixes: Vec<String>,
    /// Names that people set below [`Self::network_prefixes`].
    pub common_network_names: Vec<String>,
    /// Names below [`Self::network_prefixes`] that the kernel keeps once for the whole host: they register, and the
    /// container does not start.
    pub without_network_namespace: Vec<String>,
}
