//! NFS without TLS can be read on its way.

use crate::volumes::missing_transit_encryption::may_need_encryption;
use ecslint_core::edit;
use ecslint_core::{Check, Context, Field, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "unencrypted-efs-transit",
    summary: "Data travels to an EFS file system without encryption (Security Hub control ECS.18).",
    group: Group::Security,
    severity: Severity::Advice,
    outcome: Outcome::Advice,
    fixable: true,
    since: "0.1.0",
    page: include_str!("unencrypted-efs-transit.md"),
    needs: &["efsVolumeConfiguration"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    for efs in task.volumes().iter().filter_map(|volume| volume.efs().known()) {
        let encryption = efs.value.transit_encryption();
        // With an access point, IAM or a port the service demands encryption: the group `volumes` says so.
        if !(encryption.is_absent() || encryption.is("DISABLED")) || may_need_encryption(efs.value) {
            continue;
        }
        let title = "set `transitEncryption` to `ENABLED`";
        match encryption {
            Field::Known(encryption) => {
                context
                    .report(encryption.span(), "`transitEncryption` is `DISABLED`")
                    .help(title)
                    .fix(Fix::unsafe_(title, vec![edit::replace_string(encryption.node, "ENABLED")]));
            }
            Field::Absent(absence) => {
                let found = context.report_missing(absence, "`transitEncryption` is missing, so it is `DISABLED`");
                found.help(title);
                if !absence.parent.is_null() {
                    let edits = vec![edit::insert_member(absence.parent, "transitEncryption", "\"ENABLED\"")];
                    found.fix(Fix::unsafe_(title, edits));
                }
            }
            Field::Opaque(_) => {}
        }
    }
}
