//! A line of `/etc/hosts` begins with an IP address; Docker does not create a container with anything else.

use std::net::IpAddr;

use ecslint_core::views::NetworkMode;
use ecslint_core::{Check, ContainerDefinition, Context, Group, Outcome, Rule, Severity, TaskDefinition, placeholder};

pub(crate) static RULE: Rule = Rule {
    name: "invalid-extra-host-address",
    summary: "The address of an extra host is no IP address.",
    group: Group::Network,
    severity: Severity::Warning,
    outcome: Outcome::FailsAtStart { says: &[] },
    fixable: false,
    since: "0.1.0",
    page: include_str!("invalid-extra-host-address.md"),
    needs: &["extraHosts"],
    check: Check::Container(check),
};

/// Docker's own word for the address of the host.
const HOST_GATEWAY: &str = "host-gateway";

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let hosts = container.extra_hosts();
    // In `awsvpc` mode the whole list is refused.
    if hosts.is_empty() || task.runs_in(NetworkMode::Awsvpc).is_yes() {
        return;
    }
    for host in hosts.iter() {
        let Some(address) = host.ip_address().known() else { continue };
        let text = address.value;
        let is_word = text == HOST_GATEWAY || placeholder::is_bare_word(text);
        if text.is_empty() || is_word || text.parse::<IpAddr>().is_ok() {
            continue;
        }
        context
            .report(address.span(), format!("`{text}` is no IP address"))
            .help("write the IPv4 or IPv6 address to which the host name leads");
    }
}
