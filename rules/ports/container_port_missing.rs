//! A mapping without a container port maps nothing, and registration refuses it.

use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};
use ecslint_core::{edit, suggest};

pub(crate) static RULE: Rule = Rule {
    name: "container-port-missing",
    summary: "A port mapping has neither `containerPort` nor `containerPortRange`.",
    group: Group::Ports,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &["Invalid 'containerPort' setting for container '%s'."],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("container-port-missing.md"),
    needs: &["portMappings"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let limits = &context.facts.limits;
    for mapping in container.port_mappings().iter() {
        let Some(absence) = mapping.container_port().absent() else { continue };
        if !mapping.container_port_range().is_absent() {
            continue;
        }
        let mut names = mapping.object().members().map(|member| member.name());
        // A misspelled key is reported as such.
        if names.any(|name| name != "containerPort" && suggest::nearest(name, ["containerPort"]).is_some()) {
            continue;
        }
        let found = context.report_missing(absence, "`containerPort` is missing, and `containerPortRange` too");
        found
            .says(format!("Invalid 'containerPort' setting for container '{}'.", container.label()))
            .help("add `containerPort`, the port on which the container listens");
        let Some(host) = mapping.host_port().known().filter(|host| limits.container_port.contains(host.value)) else {
            continue;
        };
        let member = mapping.object().node().member("containerPort");
        let value = host.value.to_string();
        let edit = match member {
            Some(null) => edit::replace(null.value, value),
            None => edit::insert_member(mapping.object().node(), "containerPort", &value),
        };
        found.fix(Fix::unsafe_(format!("set `containerPort` to the host port {}", host.value), vec![edit]));
    }
}
