//! The FireLens router takes logs on a port that nobody outside the task should reach.

use ecslint_core::views::NetworkMode;
use ecslint_core::{Check, ContainerDefinition, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "firelens-port-mapped",
    summary: "A FireLens log router in `bridge` mode opens its forward port on the instance.",
    group: Group::Ports,
    severity: Severity::Advice,
    outcome: Outcome::Advice,
    fixable: false,
    since: "0.1.0",
    page: include_str!("firelens-port-mapped.md"),
    needs: &["firelensConfiguration"],
    check: Check::Container(check),
};

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(router) = container.firelens_configuration().known() else { return };
    if !task.runs_in(NetworkMode::Bridge).is_yes() {
        return;
    }
    let forward = context.facts.ports.firelens_forward.value;
    for mapping in container.port_mappings().iter() {
        let Some(ports) = mapping.container_ports() else { continue };
        if !(i64::from(ports.value.first)..=i64::from(ports.value.last)).contains(&forward) {
            continue;
        }
        context
            .report(ports.span(), format!("`{forward}` is the port on which the log router takes logs from any sender"))
            .related(router.key_span(), "makes the container the log router")
            .help("remove the mapping: containers of the task reach the router without it");
    }
}
