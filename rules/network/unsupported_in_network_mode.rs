//! Each network mode takes some settings away: what is shared or given by AWS cannot be set. The table of facts says
//! which, and in what words the service refuses.

use ecslint_core::{Check, Column, Group, Outcome, Rule, Severity};

pub(crate) static RULE: Rule = Rule {
    name: "unsupported-in-network-mode",
    summary: "A setting does not work in the network mode of the task.",
    group: Group::Network,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &[
            "Links are not supported when networkMode=awsvpc",
            "Extra hosts are not supported on container when networkMode=awsvpc",
            "DNS servers are not supported on container when networkMode=awsvpc",
            "DNS search domains are not supported on container when networkMode=awsvpc",
            "hostname is not supported on container when networkMode=awsvpc",
            "Disable Networking is not supported on container when networkMode=awsvpc",
            "APPMESH proxy configuration is only supported in networkMode=awsvpc",
            "Port mappings are not supported when networkMode=none",
        ],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("unsupported-in-network-mode.md"),
    needs: &[],
    check: Check::Support(&[Column::Awsvpc, Column::Host, Column::Bridge, Column::None]),
};
