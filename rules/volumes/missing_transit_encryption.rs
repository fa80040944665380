//! IAM, access points and the port of the tunnel all belong to encrypted mounts.

use ecslint_core::views::{EfsAuthorization, EfsVolume};
use ecslint_core::{Check, Context, Field, Fix, Group, Outcome, Rule, Severity, TaskDefinition, edit};
use ecslint_syntax::Span;

const IAM: &str = "EFS IAM authorization requires TransitEncryption to be enabled.";
const PORT: &str = "TransitEncryptionPort requires that TransitEncryption is enabled.";

pub(crate) static RULE: Rule = Rule {
    name: "missing-transit-encryption",
    summary: "An EFS volume uses IAM, an access point or a port, which need encryption in transit.",
    group: Group::Volumes,
    severity: Severity::Error,
    outcome: Outcome::Rejected { operation: "RegisterTaskDefinition", says: &[IAM, PORT] },
    fixable: true,
    since: "0.1.0",
    page: include_str!("missing-transit-encryption.md"),
    needs: &["efsVolumeConfiguration"],
    check: Check::TaskDefinition(check),
};

/// What needs the encryption: its place, its name in the message, and AWS's words where they were seen.
type Need = (Span, &'static str, Option<&'static str>);

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    for volume in task.volumes().iter() {
        let Some(efs) = volume.efs().known() else { continue };
        let encryption = efs.value.transit_encryption();
        let encrypted = encryption.is_opaque() || encryption.value().is_some_and(|value| value != "DISABLED");
        if encrypted {
            continue;
        }
        let needs = needs(efs.value);
        let Some(((span, what, says), others)) = needs.split_first() else { continue };
        let found = context.report(*span, format!("{what} needs `transitEncryption` to be ENABLED"));
        found.says = says.map(str::to_owned);
        found.help("set `transitEncryption` to ENABLED");
        for (span, what, _) in others {
            found.related(*span, format!("{what} needs it too"));
        }
        let fix = match encryption {
            Field::Known(known) => {
                found.related(known.span(), "switched off here");
                Fix::unsafe_("set it to ENABLED", vec![edit::replace_string(known.node, "ENABLED")])
            }
            Field::Absent(absence) if absence.parent.is_null() => {
                Fix::safe("set it to ENABLED", vec![edit::replace(absence.parent, "\"ENABLED\"")])
            }
            _ => {
                let object = efs.value.object().node();
                Fix::safe("add it", vec![edit::insert_member(object, "transitEncryption", "\"ENABLED\"")])
            }
        };
        found.fix(fix);
    }
}

/// Whether anything of the volume needs the encryption, or may need it.
pub(crate) fn may_need_encryption(efs: EfsVolume<'_>) -> bool {
    let authorization = efs.authorization_config();
    let hidden = |config: EfsAuthorization<'_>| config.iam().is_opaque() || config.access_point_id().is_opaque();
    authorization.is_opaque()
        || authorization.value().is_some_and(hidden)
        || efs.transit_encryption_port().is_opaque()
        || !needs(efs).is_empty()
}

/// What of the volume needs the encryption, the surest first.
fn needs(efs: EfsVolume<'_>) -> Vec<Need> {
    let mut needs: Vec<Need> = Vec::new();
    let authorization = efs.authorization_config().known().map(|config| config.value);
    if let Some(iam) = authorization.and_then(|config| config.iam().known()).filter(|iam| iam.value == "ENABLED") {
        needs.push((iam.span(), "`iam`", Some(IAM)));
    }
    // 0 is what a skeleton has: no port.
    if let Some(port) = efs.transit_encryption_port().known().filter(|port| port.value != 0) {
        needs.push((port.span(), "`transitEncryptionPort`", Some(PORT)));
    }
    let point = authorization.and_then(|config| config.object().slot("accessPointId").given());
    if let Some(point) = point.filter(|point| point.value.as_str().is_some_and(|id| !id.is_empty())) {
        needs.push((point.value.span(), "`accessPointId`", None));
    }
    needs
}
