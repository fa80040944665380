//! The name of a port mapping becomes part of a Service Connect name and has that form.

use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition, edit};

pub(crate) static RULE: Rule = Rule {
    name: "invalid-port-mapping-name",
    summary: "The name of a port mapping is too long or holds characters that ECS does not list.",
    group: Group::Ports,
    severity: Severity::Warning,
    outcome: Outcome::Rejected { operation: "RegisterTaskDefinition", says: &[] },
    fixable: true,
    since: "0.1.0",
    page: include_str!("invalid-port-mapping-name.md"),
    needs: &["portMappings"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    for mapping in container.port_mappings().iter() {
        let Some(name) = mapping.name().known() else { continue };
        let text = name.value;
        let max = context.facts.limits.port_mapping_name_length.max;
        let is_long = i64::try_from(text.len()).is_ok_and(|length| length > max);
        if text.is_empty() || (has_form(text) && !is_long) {
            continue;
        }
        let problem = if !text.bytes().all(is_allowed) {
            format!("`{}` is not made of lower-case letters, digits, `-` and `_`", shown(text))
        } else if is_long {
            format!("`{}` has {} characters, a port mapping's name at most {max}", shown(text), text.len())
        } else {
            format!("`{}` begins with a hyphen", shown(text))
        };
        let found = context.report(name.span(), problem);
        found.help(format!("use up to {max} lower-case letters, digits, hyphens and underscores"));
        let lower = text.to_ascii_lowercase();
        if has_form(&lower) && !is_long {
            let edit = edit::replace_string(name.node, &lower);
            found.fix(Fix::unsafe_(format!("write `{lower}`"), vec![edit]));
        }
    }
}

fn is_allowed(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_')
}

fn has_form(text: &str) -> bool {
    text.bytes().all(is_allowed) && !text.starts_with('-')
}

/// The beginning of a name too long for a message.
fn shown(text: &str) -> String {
    if text.chars().count() <= 40 { text.to_owned() } else { text.chars().take(39).chain(['…']).collect() }
}
