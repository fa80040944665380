//! A configuration file of your own takes two options: what it is and where it is.

use ecslint_core::edit;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, Slot, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "incomplete-firelens-config-file",
    summary: "Of `config-file-type` and `config-file-value` only one is given.",
    group: Group::Logging,
    severity: Severity::Error,
    outcome: Outcome::FailsAtStart {
        says: &[
            "error parsing firelens options: option config-file-type is specified but config-file-value is not specified",
        ],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("incomplete-firelens-config-file.md"),
    needs: &["firelensConfiguration"],
    check: Check::Container(check),
};

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(firelens) = container.firelens_configuration().known() else { return };
    let Some(options) = firelens.value.options().known() else { return };
    // A misspelt key may be meant for the missing one.
    let known = &context.facts.log_drivers.firelens.options;
    if options.value.members().any(|member| !known.iter().any(|known| known == member.name())) {
        return;
    }
    let (kind, value) = (options.value.slot("config-file-type"), options.value.slot("config-file-value"));
    if let (Some(kind), Slot::Absent(_)) = (kind.given(), value) {
        context
            .report(kind.key.span(), "`config-file-type` is given without `config-file-value`")
            .help("add `config-file-value`: the ARN of the S3 object, or the path of the file in the container");
    } else if let (Slot::Absent(_), Some(value)) = (kind, value.given()) {
        let found = context.report(value.key.span(), "`config-file-value` is ignored without `config-file-type`");
        found.help("add `config-file-type`: `file`, or on EC2 `s3`").severity(Severity::Warning);
        found.says = None;
        let text = value.value.as_str().unwrap_or_default();
        let kind = match text {
            _ if text.starts_with('/') => "file",
            _ if text.starts_with("arn:") && !task.requires_fargate() => "s3",
            _ => return,
        };
        if options.value.node().member("config-file-type").is_none() {
            let edits = vec![edit::insert_member(options.node, "config-file-type", &edit::quote(kind))];
            found.fix(Fix::unsafe_(format!("add `config-file-type` with `{kind}`"), edits));
        }
    }
}
