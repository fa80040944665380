//! Network modes and what they exclude.

use ecslint_core::edit;
use ecslint_core::views::NetworkMode;
use ecslint_core::{ContainerDefinition, Field, Fix, Located, Rule, TaskDefinition};
use ecslint_schemas::facts::linux::Sysctls;
use ecslint_syntax::Node;

mod conflicting_network_sysctl;
mod fargate_without_awsvpc;
mod invalid_extra_host_address;
mod link_cycle;
mod missing_proxy_property;
mod proxy_user_mismatch;
mod sysctl_in_host_namespace;
mod sysctl_without_namespace;
mod unknown_link;
mod unknown_proxy_container;
mod unsupported_in_network_mode;
mod unsupported_network_mode;
mod unsupported_sysctl;

pub(crate) static RULES: &[&Rule] = &[
    &fargate_without_awsvpc::RULE,
    &unsupported_network_mode::RULE,
    &unsupported_in_network_mode::RULE,
    &unknown_link::RULE,
    &link_cycle::RULE,
    &invalid_extra_host_address::RULE,
    &unsupported_sysctl::RULE,
    &sysctl_in_host_namespace::RULE,
    &sysctl_without_namespace::RULE,
    &conflicting_network_sysctl::RULE,
    &unknown_proxy_container::RULE,
    &missing_proxy_property::RULE,
    &proxy_user_mismatch::RULE,
];

/// The kernel's name space that a parameter belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum KernelNamespace {
    Network,
    Ipc,
}

/// The name space of the parameter called `name`; `None` for one that ECS does not set.
fn kernel_namespace(sysctls: &Sysctls, name: &str) -> Option<KernelNamespace> {
    let below = |prefixes: &[String]| {
        prefixes.iter().any(|prefix| name.len() > prefix.len() && name.starts_with(prefix.as_str()))
    };
    if below(&sysctls.network_prefixes) {
        Some(KernelNamespace::Network)
    } else if below(&sysctls.ipc_prefixes) || sysctls.ipc_names.iter().any(|known| known == name) {
        Some(KernelNamespace::Ipc)
    } else {
        None
    }
}

/// Whether the network mode that is written excludes `links` as a whole, so that their targets do not matter.
fn excludes_links(task: TaskDefinition<'_>) -> bool {
    matches!(task.network_mode(), Field::Known(mode) if mode.value != NetworkMode::Bridge)
}

/// The container that a link names: the part before its alias.
fn link_target(link: &str) -> &str {
    link.split_once(':').map_or(link, |(target, _)| target)
}

/// Takes the system control out of the container.
fn without_control(container: ContainerDefinition<'_>, namespace: Located<'_, &str>) -> Fix {
    let list = container.object().node().member("systemControls").map(|member| member.value);
    let holds = |item: Node<'_>| item.members().any(|member| member.value == namespace.node);
    let edits = list.map(|list| edit::remove_items(list, holds)).unwrap_or_default();
    Fix::unsafe_(format!("remove `{}`", namespace.value), edits)
}
