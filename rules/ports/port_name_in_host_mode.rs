//! Names and application protocols of ports are for Service Connect, which does not work in `host` mode.

use ecslint_core::edit;
use ecslint_core::views::NetworkMode;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "port-name-in-host-mode",
    summary: "A port mapping in `host` mode has settings that only Service Connect reads.",
    group: Group::Ports,
    severity: Severity::Advice,
    outcome: Outcome::Advice,
    fixable: true,
    since: "0.1.0",
    page: include_str!("port-name-in-host-mode.md"),
    needs: &["portMappings"],
    check: Check::Container(check),
};

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(mode) = task.network_mode().known().filter(|mode| mode.value == NetworkMode::Host) else { return };
    for mapping in container.port_mappings().iter() {
        let fields = [mapping.name(), mapping.app_protocol()];
        let Some(member) = fields.into_iter().find_map(|field| field.known()?.member()) else { continue };
        let is_read = |name: &str| matches!(name, "name" | "appProtocol");
        let edits = edit::remove_members(mapping.object().node(), |member| is_read(member.name()));
        context
            .report(member.key.span(), format!("`{}` has no use in network mode `host`", member.name()))
            .related(mode.span(), "the network mode")
            .help("remove `name` and `appProtocol`, or use `bridge` or `awsvpc` for Service Connect")
            .fix(Fix::unsafe_("remove what only Service Connect reads", edits));
    }
}
