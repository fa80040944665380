//! Names that the Linux kernel and Docker know.

use std::collections::HashSet;

use ecslint_core::views::{Capacity, NetworkMode};
use ecslint_syntax::Node;

use super::fixed::with_value;
use crate::completion::candidate::{Candidate, Context};
use crate::completion::site::WantedValue;
use crate::completion::{CompletionKind, Standing};

/// Capabilities to add or drop.
pub(super) fn capabilities(context: &Context<'_, '_>, wanted: &WantedValue<'_>) -> Vec<Candidate> {
    let names = context.view.facts.linux.capabilities.iter();
    names
        .filter_map(|name| {
            let candidate = Candidate::string(CompletionKind::Value, name);
            match context.value_refused(&wanted.path, name) {
                Some(refused) if refused.is_certain() => None,
                Some(refused) => Some(refused.mark(candidate)),
                None => Some(candidate),
            }
        })
        .collect()
}

/// Options of a file system in memory.
pub(super) fn mount_options(context: &Context<'_, '_>) -> Vec<Candidate> {
    let linux = &context.view.facts.linux;
    let options = linux.tmpfs_mount_options.iter();
    options
        .map(|name| {
            if linux.tmpfs_mount_options_with_value.contains(name) {
                with_value(CompletionKind::Value, name, "=", "")
            } else {
                Candidate::string(CompletionKind::Value, name)
            }
        })
        .collect()
}

/// Names of limits that the container does not have yet.
pub(super) fn ulimits(context: &Context<'_, '_>, wanted: &WantedValue<'_>) -> Vec<Candidate> {
    let is_own = |node: Node<'_>| wanted.node == Some(node);
    let limits = context.container.into_iter().flat_map(|container| container.ulimits().iter());
    let names = limits.filter_map(|limit| limit.name().known()).filter(|name| !is_own(name.node));
    let present: HashSet<&str> = names.map(|name| name.value).collect();
    let on_fargate = context.requires(Capacity::Fargate);
    let known = context.view.facts.linux.ulimits.iter().filter(|name| !present.contains(name.as_str()));
    known
        .map(|name| {
            let candidate = Candidate::string(CompletionKind::Value, name);
            let files = &context.view.facts.limits.fargate_nofile;
            if name == "nofile" && on_fargate {
                candidate.detail(format!("open files, {} to {} on Fargate", files.min, files.max)).rank(0)
            } else {
                candidate
            }
        })
        .collect()
}

/// Kernel parameters that a container has for itself.
pub(super) fn kernel_parameters(context: &Context<'_, '_>, wanted: &WantedValue<'_>) -> Vec<Candidate> {
    let task = context.view.task;
    let sysctls = &context.view.facts.linux.sysctls;
    let has_network = !task.network_mode().is(NetworkMode::Host);
    let has_ipc = !task.ipc_mode().is("host");
    let is_own = |node: Node<'_>| wanted.node == Some(node);
    let controls = context.container.into_iter().flat_map(|container| container.system_controls().iter());
    let names = controls.filter_map(|control| control.namespace().known()).filter(|name| !is_own(name.node));
    let present: HashSet<&str> = names.map(|name| name.value).collect();
    let network = sysctls.common_network_names.iter().filter(|_| has_network).map(|name| (name, "network"));
    let ipc = sysctls.ipc_names.iter().filter(|_| has_ipc).map(|name| (name, "communication between processes"));
    network
        .chain(ipc)
        .filter(|(name, _)| !present.contains(name.as_str()))
        .enumerate()
        .map(|(place, (name, space))| Candidate::string(CompletionKind::Value, name).detail(space).rank(place))
        .collect()
}

/// First words of security options.
pub(super) fn security_options(context: &Context<'_, '_>) -> Vec<Candidate> {
    const ALONE: &str = "no-new-privileges";
    const FOR_WINDOWS: &str = "credentialspec";
    let is_windows = context.view.task.is_windows();
    let options = context.view.facts.linux.security_options.iter();
    options
        .filter(|name| {
            let fits_windows = name.as_str() == FOR_WINDOWS;
            !(is_windows.is_yes() && !fits_windows || is_windows.is_no() && fits_windows)
        })
        .map(|name| {
            let candidate = if name == ALONE {
                Candidate::string(CompletionKind::Value, name)
            } else {
                with_value(CompletionKind::Value, name, ":", "")
            };
            match context.member_refused("containerDefinitions[].dockerSecurityOptions") {
                Some(refused) => refused.mark(candidate).standing(Standing::Doubtful),
                None => candidate,
            }
        })
        .collect()
}
