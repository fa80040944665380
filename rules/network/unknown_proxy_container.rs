//! The App Mesh proxy is one of the task's own containers.

use ecslint_core::views::NetworkMode;
use ecslint_core::{Check, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition, edit, suggest};

pub(crate) static RULE: Rule = Rule {
    name: "unknown-proxy-container",
    summary: "The proxy configuration names a container that the task does not have.",
    group: Group::Network,
    severity: Severity::Error,
    outcome: Outcome::Rejected { operation: "RegisterTaskDefinition", says: &["Proxy container [%s] does not exist"] },
    fixable: true,
    since: "0.1.0",
    page: include_str!("unknown-proxy-container.md"),
    needs: &["proxyConfiguration"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let Some(proxy) = task.proxy_configuration().known() else { return };
    // In another network mode the whole configuration is refused.
    if task.runs_in(NetworkMode::Awsvpc).is_no() {
        return;
    }
    let Some(name) = proxy.value.container_name().known() else { return };
    let containers = task.containers();
    let is_sure = containers.is_complete() && !containers.iter().any(|container| container.name().is_opaque());
    if !is_sure || containers.is_empty() || task.container(name.value).is_some() {
        return;
    }
    let message = match name.value {
        "" => "`containerName` is empty".to_owned(),
        other => format!("`{other}` is no container of the task"),
    };
    let found = context.report(name.span(), message);
    found.says(format!("Proxy container [{}] does not exist", name.value));
    found.help("name the container that runs the proxy");
    let names = containers.iter().filter_map(|container| container.name().value());
    if let Some(meant) = suggest::nearest(name.value, names) {
        found.help(format!("did you mean `{meant}`?"));
        found.fix(Fix::unsafe_(format!("write `{meant}`"), vec![edit::replace_string(name.node, meant)]));
    }
}
