//! The agent fetches the file by its ARN, and takes neither an address nor a name.

use super::config_file_option;
use ecslint_core::edit;
use ecslint_core::placeholder;
use ecslint_core::values::arn;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Located, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "firelens-config-not-an-s3-arn",
    summary: "`config-file-value` is not the ARN of an S3 object, although `config-file-type` is `s3`.",
    group: Group::Logging,
    severity: Severity::Error,
    outcome: Outcome::Rejected { operation: "RegisterTaskDefinition", says: &["Invalid arn syntax."] },
    fixable: true,
    since: "0.1.0",
    page: include_str!("firelens-config-not-an-s3-arn.md"),
    needs: &["firelensConfiguration"],
    check: Check::Container(check),
};

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    // On Fargate `firelens-s3-config-on-fargate` speaks of the type.
    if task.requires_fargate() || !config_file_option(container, "config-file-type").is("s3") {
        return;
    }
    let Some(value) = config_file_value(container) else { return };
    let known_part = placeholder::template(value.value).map_or(value.value, |template| template.prefix);
    let is_template = known_part.len() != value.value.len();
    let may_be_arn = known_part.starts_with("arn:") || (is_template && "arn:".starts_with(known_part));
    let parsed = arn::parse(value.value);
    let message = match parsed {
        _ if !may_be_arn && !placeholder::is_bare_word(value.value) => "`config-file-value` is not an ARN",
        _ if is_template || !may_be_arn => return,
        None => "`config-file-value` is not a complete ARN",
        Some(arn) if arn.service != "s3" => "`config-file-value` is not the ARN of an S3 object",
        Some(_) => return,
    };
    let found = context.report(value.span(), message);
    found.help("write `arn:aws:s3:::BUCKET/KEY`");
    if let Some(path) = value.value.strip_prefix("s3://") {
        let arn = format!("arn:aws:s3:::{path}");
        found.fix(Fix::unsafe_(format!("replace it by `{arn}`"), vec![edit::replace_string(value.node, &arn)]));
    }
}

/// The value as it stands, placeholders included.
fn config_file_value<'d>(container: ContainerDefinition<'d>) -> Option<Located<'d, &'d str>> {
    let firelens = container.firelens_configuration().known()?;
    firelens.value.options().known()?.value.slot("config-file-value").raw_string().known()
}
