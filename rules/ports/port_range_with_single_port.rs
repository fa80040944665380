//! A mapping is for a range of ports or for one port; registration refuses one that names both.

use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition, edit};

pub(crate) static RULE: Rule = Rule {
    name: "port-range-with-single-port",
    summary: "A port mapping has `containerPortRange` together with `containerPort` or `hostPort`.",
    group: Group::Ports,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &[
            "Invalid port mapping for container '%s', cannot specify both single port and port range.",
            "cannot specify both single port and port range",
        ],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("port-range-with-single-port.md"),
    needs: &["containerPortRange"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    for mapping in container.port_mappings().iter() {
        let range = mapping.container_port_range().known();
        let Some(range) = range.filter(|range| !range.value.is_empty()) else { continue };
        let singles = [mapping.container_port(), mapping.host_port()];
        let Some(single) = singles.into_iter().find_map(|port| port.known()?.member()) else { continue };
        let is_single = |name: &str| matches!(name, "containerPort" | "hostPort");
        let edits = edit::remove_members(mapping.object().node(), |member| is_single(member.name()));
        let label = container.label();
        context
            .report(
                single.key.span(),
                format!("`{}` stands beside the range `{}` in one port mapping", single.name(), range.value),
            )
            .says(format!(
                "Invalid port mapping for container '{label}', cannot specify both single port and port range."
            ))
            .related(range.span(), "the range")
            .help("keep the range or the single port, or give each a mapping of its own")
            .fix(Fix::unsafe_("keep the range alone", edits));
    }
}
