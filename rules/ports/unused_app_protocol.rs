//! Service Connect reads `appProtocol` of named TCP ports alone.

use ecslint_core::edit;
use ecslint_core::views::Protocol;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "unused-app-protocol",
    summary: "A port mapping has an `appProtocol` that nothing reads.",
    group: Group::Ports,
    severity: Severity::Advice,
    outcome: Outcome::Advice,
    fixable: true,
    since: "0.1.0",
    page: include_str!("unused-app-protocol.md"),
    needs: &["appProtocol"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    for mapping in container.port_mappings().iter() {
        let Some(protocol) = mapping.app_protocol().known() else { continue };
        let fix = || {
            let edits = protocol.member().map(|member| edit::remove_member(mapping.object(), member));
            Fix::safe("remove `appProtocol`", edits.unwrap_or_default())
        };
        if mapping.name().is_absent() {
            context
                .report(protocol.key_span(), "`appProtocol` has no effect on a port mapping without `name`")
                .help("add `name` so that Service Connect can refer to the port")
                .fix(fix());
        } else if super::exact_protocol(mapping) == Some(Protocol::Udp) {
            context
                .report(protocol.key_span(), "`appProtocol` has no effect on a UDP port")
                .related(mapping.protocol().span(), "the protocol")
                .help("remove `appProtocol`: Service Connect serves TCP ports")
                .fix(fix());
        }
    }
}
