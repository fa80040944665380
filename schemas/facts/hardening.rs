//! What gives a container more power over its host than it likely needs.

use serde::Deserialize;

use super::Source;

/// Table of `facts/hardening.json`. All lists are sorted and free of duplicates.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hardening {
    /// Where the table comes from.
    pub sources: Vec<Source>,
    /// Names and numbers of the user root.
    pub root_users: Vec<String>,
    /// Administrators of Windows containers; the default user is one of them.
    pub administrators: Vec<String>,
    /// Image tags that are made to move from one image to the next.
    pub moving_tags: Vec<String>,
    /// The socket of the Docker daemon, and the folders that hold it.
    pub docker_socket_paths: Vec<String>,
    /// System folders of an instance, without a slash at their end.
    pub sensitive_host_paths: Vec<String>,
    /// The port on which SSH servers listen.
    pub ssh_port: u16,
    /// Docker security options that switch off AppArmor or SELinux.
    pub unconfined_options: Vec<String>,
    /// Capabilities, without the prefix `CAP_`, with which a container can take over its host or its neighbours.
    pub dangerous_capabilities: Vec<String>,
}
