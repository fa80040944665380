//! Environment files are named by the ARN of their object in S3.

use ecslint_core::placeholder::{self, is_bare_word};
use ecslint_core::values::arn;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition, edit};

pub(crate) static RULE: Rule = Rule {
    name: "invalid-environment-file",
    summary: "An environment file is not the ARN of an object in S3 whose name ends with `.env`.",
    group: Group::Secrets,
    severity: Severity::Error,
    outcome: Outcome::Rejected { operation: "RegisterTaskDefinition", says: &["Invalid arn syntax."] },
    fixable: true,
    since: "0.1.0",
    page: include_str!("invalid-environment-file.md"),
    needs: &["environmentFiles"],
    check: Check::Container(check),
};

const HELP: &str = "give the ARN of the object, as in `arn:aws:s3:::bucket/path/name.env`";

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    for file in container.environment_files().iter() {
        let Some(value) = file.object().slot("value").raw_string().known() else { continue };
        // Placeholders in the bucket or the key do not hide that it is no ARN.
        if let Some(path) = value.value.strip_prefix("s3://") {
            let arn = format!("arn:aws:s3:::{path}");
            context
                .report(value.span(), "`value` is an S3 URI, not the ARN of the object")
                .help(HELP)
                .fix(Fix::unsafe_("write it as an ARN", vec![edit::replace_string(value.node, &arn)]));
            continue;
        }
        if placeholder::is_shortened(value.value) || placeholder::find(value.value).is_some() {
            continue;
        }
        if let Some(flaw) = flaw(value.value) {
            context.report(value.span(), format!("`value` {flaw}")).help(HELP);
        } else if !value.value.ends_with(".env") && !is_bare_word(value.value.rsplit('/').next().unwrap_or_default()) {
            let found = context.report(value.span(), "`value` names a file that does not end with `.env`");
            found.severity(Severity::Warning).help("rename the file: ECS takes environment files that end with `.env`");
            found.says = None;
        }
    }
}

/// What makes `value` no ARN of an object.
fn flaw(value: &str) -> Option<String> {
    let Some(arn) = arn::parse(value) else {
        let flaw = if value.is_empty() { "is empty" } else { "is not the ARN of an object in S3" };
        return (!is_bare_word(value)).then(|| flaw.to_owned());
    };
    if is_bare_word(arn.service) {
        return None;
    }
    if arn.service != "s3" {
        return Some(format!("is an ARN of the service `{}`, not of an object in S3", super::shorten(arn.service)));
    }
    let names_object = arn.resource.split_once('/').is_some_and(|(bucket, key)| !bucket.is_empty() && !key.is_empty());
    (!names_object && !is_bare_word(arn.resource)).then(|| "names a bucket without an object in it".to_owned())
}
