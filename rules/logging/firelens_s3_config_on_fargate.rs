//! Fargate does not fetch a configuration file for the log router.

use super::config_file_option;
use ecslint_core::views::Capacity;
use ecslint_core::{Check, ContainerDefinition, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "firelens-s3-config-on-fargate",
    summary: "The log router takes its configuration file from S3, which Fargate does not do.",
    group: Group::Logging,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &[
            "Fargate launch type does not support FirelensConfiguration config file from 's3'",
            "Fargate launch type does not support FirelensConfiguration config file from '%s'",
        ],
    },
    fixable: false,
    since: "0.1.0",
    page: include_str!("firelens-s3-config-on-fargate.md"),
    needs: &["firelensConfiguration"],
    check: Check::Container(check),
};

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(required) = task.requirement(Capacity::Fargate) else { return };
    let Some(kind) = config_file_option(container, "config-file-type").known() else { return };
    let firelens = &context.facts.log_drivers.firelens;
    let known = firelens.config_file_types.iter().any(|known| known == kind.value);
    if !known || firelens.fargate_config_file_types.iter().any(|taken| taken == kind.value) {
        return;
    }
    context
        .report(kind.span(), format!("`config-file-type` `{}` is not supported on Fargate", kind.value))
        .help("put the file into the image of the router and use `file`, or use an image that fetches it")
        .related(required.span(), "asked for here");
}
