//! Hardening. Everything here is advice; the pages name the control of AWS Security Hub where there is one.

use ecslint_core::{Object, Rule, TaskDefinition};

mod administrator_user;
mod dangerous_capability;
mod docker_socket_mounted;
mod host_ipc;
mod host_network;
mod host_processes;
mod missing_log_configuration;
mod missing_tags;
mod mutable_image_tag;
mod privileged_container;
mod root_user;
mod sensitive_host_path;
mod ssh_port_mapped;
mod unconfined_container;
mod unencrypted_efs_transit;
mod unlimited_memory;
mod writable_host_mount;
mod writable_root_filesystem;

pub(crate) static RULES: &[&Rule] = &[
    &privileged_container::RULE,
    &root_user::RULE,
    &administrator_user::RULE,
    &writable_root_filesystem::RULE,
    &dangerous_capability::RULE,
    &unconfined_container::RULE,
    &host_network::RULE,
    &host_processes::RULE,
    &host_ipc::RULE,
    &docker_socket_mounted::RULE,
    &sensitive_host_path::RULE,
    &writable_host_mount::RULE,
    &ssh_port_mapped::RULE,
    &unlimited_memory::RULE,
    &missing_log_configuration::RULE,
    &unencrypted_efs_transit::RULE,
    &mutable_image_tag::RULE,
    &missing_tags::RULE,
];

/// Whether the containers are, or may be, for Windows. In a bare list of containers nothing is known of the system, and
/// without `runtimePlatform` it is Linux far more often: both count as Linux, as Security Hub has it.
fn may_be_windows(task: TaskDefinition<'_>) -> bool {
    task.is_windows().is_yes() || (task.object().is_some() && task.operating_system_family().is_opaque())
}

/// A path of the instance without slashes at its end; the root keeps its own.
fn plain_path(path: &str) -> &str {
    let trimmed = path.trim_end_matches('/');
    if trimmed.is_empty() { &path[..path.len().min(1)] } else { trimmed }
}

/// Whether a member with this name in other letters is there: `misspelled-member` speaks of that.
fn is_misspelt(object: Object<'_>, name: &str) -> bool {
    object.members().any(|member| member.name().eq_ignore_ascii_case(name) && member.name() != name)
}
