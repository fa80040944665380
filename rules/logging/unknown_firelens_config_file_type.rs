//! The agent knows two places for a configuration file.

use super::config_file_option;
use ecslint_core::edit;
use ecslint_core::suggest::one_of;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "unknown-firelens-config-file-type",
    summary: "`config-file-type` is neither `file` nor `s3`.",
    group: Group::Logging,
    severity: Severity::Error,
    outcome: Outcome::FailsAtStart {
        says: &["error parsing firelens options: invalid value %s is specified for option config-file-type"],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("unknown-firelens-config-file-type.md"),
    needs: &["firelensConfiguration"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(kind) = config_file_option(container, "config-file-type").known() else { return };
    let kinds = &context.facts.log_drivers.firelens.config_file_types;
    if kinds.iter().any(|known| known == kind.value) {
        return;
    }
    let found = context.report(kind.span(), format!("`{}` is not a value of `config-file-type`", kind.value));
    found.says(format!(
        "error parsing firelens options: invalid value {} is specified for option config-file-type",
        kind.value
    ));
    found.help(format!("use {}", one_of(kinds.iter().map(String::as_str))));
    if let Some(meant) = kinds.iter().find(|known| known.eq_ignore_ascii_case(kind.value)) {
        found.fix(Fix::safe(format!("replace it by `{meant}`"), vec![edit::replace_string(kind.node, meant)]));
    }
}
