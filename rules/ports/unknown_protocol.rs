//! Registration takes any text for a protocol and makes it TCP, `UDP` in capitals too.

use ecslint_core::views::Protocol;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};
use ecslint_core::{edit, placeholder};

pub(crate) static RULE: Rule = Rule {
    name: "unknown-protocol",
    summary: "The protocol of a port mapping is neither `tcp` nor `udp` and registers as `tcp`.",
    group: Group::Ports,
    severity: Severity::Warning,
    outcome: Outcome::SilentlyWrong,
    fixable: true,
    since: "0.1.0",
    page: include_str!("unknown-protocol.md"),
    needs: &["protocol"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    for mapping in container.port_mappings().iter() {
        let Some(protocol) = mapping.protocol().known() else { continue };
        let text = protocol.value;
        if matches!(text, "tcp" | "udp" | "") {
            continue;
        }
        let meant =
            [Protocol::Tcp, Protocol::Udp].into_iter().find(|known| known.name().eq_ignore_ascii_case(text.trim()));
        if meant.is_none() && placeholder::is_bare_word(text) {
            continue;
        }
        let found = context.report(protocol.span(), format!("`{text}` is no protocol: the port registers as `tcp`"));
        found.help("write `tcp` or `udp` in lower case");
        if let Some(meant) = meant {
            let lower = meant.name().to_ascii_lowercase();
            let edit = edit::replace_string(protocol.node, &lower);
            found.fix(Fix::unsafe_(format!("write `{lower}`"), vec![edit]));
        }
    }
}
