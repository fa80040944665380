//! S3 Files volumes are named by the ARN of their file system, not by an id or a bucket.

use ecslint_core::placeholder::is_bare_word;
use ecslint_core::values::arn;
use ecslint_core::{Check, Context, Group, Located, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "invalid-s3-files-arn",
    summary: "An S3 Files volume is not given by the ARN of its file system.",
    group: Group::Volumes,
    severity: Severity::Error,
    outcome: Outcome::FailsAtStart { says: &[] },
    fixable: false,
    since: "0.1.0",
    page: include_str!("invalid-s3-files-arn.md"),
    needs: &["s3filesVolumeConfiguration"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    for volume in task.volumes().iter() {
        let Some(files) = volume.s3files().known() else { continue };
        if let Some(system) = files.value.file_system_arn().known() {
            judge("fileSystemArn", system, Some("file-system/fs-"), context);
        }
        if let Some(point) = files.value.access_point_arn().known().filter(|point| !point.value.is_empty()) {
            judge("accessPointArn", point, None, context);
        }
    }
}

fn judge(member: &str, value: Located<'_, &str>, resource: Option<&str>, context: &mut Context<'_>) {
    let flaw = match arn::parse(value.value) {
        None if value.value.split(':').any(is_bare_word) => return,
        None => "is no ARN".to_owned(),
        Some(arn) if is_bare_word(arn.service) => return,
        Some(arn) if arn.service != "s3files" => {
            format!("is an ARN of the service `{}`, not of `s3files`", super::shorten(arn.service))
        }
        Some(arn) if resource.is_some_and(|begin| !arn.resource.starts_with(begin)) && !is_bare_word(arn.resource) => {
            // What stands behind the slash may be a word that stands for the id.
            match arn.resource.strip_prefix("file-system/") {
                Some(id) if is_bare_word(id) => return,
                _ => "does not name a file system: `file-system/fs-…`".to_owned(),
            }
        }
        Some(arn) if !arn.has_plausible_account() => "has an account that is not 12 digits long".to_owned(),
        Some(_) => return,
    };
    context
        .report(value.span(), format!("`{member}` {flaw}"))
        .help("give an ARN as in `arn:aws:s3files:eu-west-1:123456789012:file-system/fs-…`");
}
