//! The App Mesh proxy needs to know which ports to take over and whose traffic to leave alone.

use ecslint_core::views::NetworkMode;
use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity, TaskDefinition, suggest};

pub(crate) static RULE: Rule = Rule {
    name: "missing-proxy-property",
    summary: "The App Mesh proxy configuration lacks a property.",
    group: Group::Network,
    severity: Severity::Error,
    outcome: Outcome::Rejected { operation: "RegisterTaskDefinition", says: &["Ingress port not found"] },
    fixable: false,
    since: "0.1.0",
    page: include_str!("missing-proxy-property.md"),
    needs: &["proxyConfiguration"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let Some(proxy) = task.proxy_configuration().known() else { return };
    // In another network mode the whole configuration is refused.
    if task.runs_in(NetworkMode::Awsvpc).is_no() {
        return;
    }
    let properties = proxy.value.properties();
    let is_known = properties.is_complete() && !properties.iter().any(|property| property.name().is_opaque());
    // An object with nothing in it lacks its container first of all.
    let is_empty = proxy.value.container_name().is_absent() && properties.is_empty();
    if !is_known || is_empty || properties.iter().any(|property| property.name().is("")) {
        return;
    }
    let is_missing = |name: &&str| !properties.iter().any(|property| property.name().is(*name));
    let facts = &context.facts.ports.app_mesh;
    let required: Vec<&str> = facts.required.iter().map(String::as_str).filter(is_missing).collect();
    let has_identity = facts.identity.iter().map(String::as_str).any(|name| !is_missing(&name));
    let identity = suggest::one_of(facts.identity.iter().map(String::as_str));
    let place = properties.member().map_or(proxy.key_span(), |member| member.key.span());
    if !required.is_empty() {
        let is_ingress = required.first() == facts.required.first().map(String::as_str).as_ref();
        let found = context.report(place, format!("`properties` lacks `{}`", required.join("`, `")));
        found.help("add the property; lists may be empty");
        found.says = is_ingress.then(|| "Ingress port not found".to_owned());
    } else if !has_identity {
        let found = context.report(place, format!("`properties` lacks {identity}"));
        found.help("give the user or group of the proxy, so that its own traffic is left alone");
        found.severity(Severity::Warning).says = None;
    }
}
