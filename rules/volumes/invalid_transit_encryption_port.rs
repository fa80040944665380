//! A port is a number from 0 to 65535.

use ecslint_core::edit;
use ecslint_core::{Check, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "invalid-transit-encryption-port",
    summary: "The port for encrypted mounts is no port number.",
    group: Group::Volumes,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &["TransitEncryptionPort must be a valid port number."],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("invalid-transit-encryption-port.md"),
    needs: &["efsVolumeConfiguration", "s3filesVolumeConfiguration"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let range = &context.facts.limits.transit_encryption_port;
    for volume in task.volumes().iter() {
        let efs = volume.efs().known().and_then(|efs| efs.value.transit_encryption_port().known());
        let files = volume.s3files().known().and_then(|files| files.value.transit_encryption_port().known());
        let objects =
            [volume.efs().known().map(|it| it.value.object()), volume.s3files().known().map(|it| it.value.object())];
        for (port, object) in [efs, files].into_iter().zip(objects) {
            let Some(port) = port else { continue };
            if range.contains(port.value) {
                continue;
            }
            let message = format!("`transitEncryptionPort` {} is no port: {} to {}", port.value, range.min, range.max);
            let found = context.report(port.span(), message);
            found.help("give a free port, or leave it out and let one be chosen");
            if let (Some(object), Some(member)) = (object, port.member()) {
                let edits = edit::remove_member(object, member);
                found.fix(Fix::unsafe_("remove `transitEncryptionPort`", edits));
            }
        }
    }
}
