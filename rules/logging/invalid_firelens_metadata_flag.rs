//! The agent passes over a value that it cannot read, and then adds no metadata.

use ecslint_core::edit;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "invalid-firelens-metadata-flag",
    summary: "`enable-ecs-log-metadata` is neither true nor false.",
    group: Group::Logging,
    severity: Severity::Warning,
    outcome: Outcome::SilentlyWrong,
    fixable: true,
    since: "0.1.0",
    page: include_str!("invalid-firelens-metadata-flag.md"),
    needs: &["firelensConfiguration"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(flag) = super::config_file_option(container, "enable-ecs-log-metadata").known() else { return };
    if ["1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False"].contains(&flag.value) {
        return;
    }
    // Documents write `true | false`.
    if flag.value.contains('|') {
        return;
    }
    let found = context.report(flag.span(), "`enable-ecs-log-metadata` is neither `true` nor `false`");
    found.help("use `true` or `false`; with any other text the log router adds no metadata");
    let meant = match flag.value.to_ascii_lowercase().as_str() {
        "true" | "yes" | "on" | "enabled" => "true",
        "false" | "no" | "off" | "disabled" => "false",
        _ => return,
    };
    found.fix(Fix::unsafe_(format!("write `{meant}`"), vec![edit::replace_string(flag.node, meant)]));
}
