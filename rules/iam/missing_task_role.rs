//! EFS with IAM and S3 Files mount in the name of the task role; without one the mount is refused.

use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "missing-task-role",
    summary: "A volume is mounted in the name of the task role, and the task has none.",
    group: Group::Iam,
    severity: Severity::Error,
    outcome: Outcome::FailsAtStart {
        says: &[
            "ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: \
             b'mount.nfs4: access denied by server while mounting %s'",
            "failed to invoke EFS utils commands to set up EFS volumes: stderr: b'mount.nfs4: access denied by server \
             while mounting %s'",
        ],
    },
    fixable: false,
    since: "0.1.0",
    page: include_str!("missing-task-role.md"),
    needs: &["volumes"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    if task.volumes().is_empty() || !task.task_role_arn().is_absent() {
        return;
    }
    // One finding for the one missing role; the other volumes that need it stand beside it.
    let mut needs = Vec::new();
    for volume in task.volumes().iter() {
        let authorization = volume.efs().known().and_then(|efs| efs.value.authorization_config().known());
        let iam = authorization.and_then(|config| config.value.iam().known());
        if let Some(iam) = iam.filter(|iam| iam.value == "ENABLED") {
            needs.push((iam.span(), "`iam` mounts with the task role"));
        }
        if let Some(member) = volume.s3files().known().and_then(|files| files.member()) {
            needs.push((member.key.span(), "`s3filesVolumeConfiguration` mounts with the task role"));
        }
    }
    let Some(((span, what), others)) = needs.split_first() else { return };
    let found = context.report(*span, format!("{what}, and `taskRoleArn` is missing"));
    found.help("add `taskRoleArn` with the ARN of a role that may mount the file system");
    for (span, what) in others.iter().take(5) {
        found.related(*span, format!("{what} too"));
    }
}
