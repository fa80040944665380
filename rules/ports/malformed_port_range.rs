//! A range of container ports is `first-last` with the lower port first.

use ecslint_core::values::ports;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition, edit};

pub(crate) static RULE: Rule = Rule {
    name: "malformed-port-range",
    summary: "A `containerPortRange` is not a lower port, a hyphen and a higher port.",
    group: Group::Ports,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &["Invalid 'containerPortRange' setting for container '%s'.", "Invalid 'containerPortRange' setting"],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("malformed-port-range.md"),
    needs: &["containerPortRange"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    for mapping in container.port_mappings().iter() {
        let Some(range) = mapping.container_port_range().known() else { continue };
        let text = range.value;
        // Some deploy tools leave empty strings out; beside a container port nothing is known of one.
        if ports::parse_range(text).is_some() || (text.is_empty() && !mapping.container_port().is_absent()) {
            continue;
        }
        let max = context.facts.limits.container_port.max;
        let ends = text.split_once('-').map(|(first, last)| (first.trim(), last.trim()));
        let reversed = ends.filter(|(first, last)| ports::parse_range(&format!("{last}-{first}")).is_some());
        let trimmed = ends.filter(|(first, last)| ports::parse_range(&format!("{first}-{last}")).is_some());
        let problem = match ends {
            Some((first, last)) if first == last => "is a single port".to_owned(),
            _ if reversed.is_some() => "has the higher port first".to_owned(),
            _ => format!("is not two ports from 1 to {max} with a hyphen between"),
        };
        let message =
            if text.is_empty() { "`containerPortRange` is empty".to_owned() } else { format!("`{text}` {problem}") };
        let found = context.report(range.span(), message);
        found
            .says(format!("Invalid 'containerPortRange' setting for container '{}'.", container.label()))
            .help("write the lower port, a hyphen and the higher port; use `containerPort` for a single one");
        let mended = reversed.map(|(first, last)| format!("{last}-{first}"));
        if let Some(mended) = mended.or_else(|| trimmed.map(|(first, last)| format!("{first}-{last}"))) {
            let edit = edit::replace_string(range.node, &mended);
            found.fix(Fix::unsafe_(format!("write `{mended}`"), vec![edit]));
        }
    }
}
