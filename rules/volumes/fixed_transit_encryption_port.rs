//! Two mounts on one instance cannot have the same port, and newer agents fail with a fixed one.

use ecslint_core::edit;
use ecslint_core::views::Capacity;
use ecslint_core::{Check, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "fixed-transit-encryption-port",
    summary: "An EFS volume on EC2 fixes the port of its encrypted tunnel.",
    group: Group::Volumes,
    severity: Severity::Advice,
    outcome: Outcome::Advice,
    fixable: true,
    since: "0.1.0",
    page: include_str!("fixed-transit-encryption-port.md"),
    needs: &["efsVolumeConfiguration"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    if task.volumes().is_empty() || !task.requires(Capacity::Ec2).is_yes() {
        return;
    }
    let range = &context.facts.limits.transit_encryption_port;
    for efs in task.volumes().iter().filter_map(|volume| volume.efs().known()) {
        let Some(port) = efs.value.transit_encryption_port().known() else { continue };
        // Without encryption, or as no port at all, it is refused.
        if port.value == 0 || !range.contains(port.value) || !efs.value.transit_encryption().is("ENABLED") {
            continue;
        }
        let message = format!("`transitEncryptionPort` {} can serve one mount on an instance only", port.value);
        let found = context.report(port.span(), message);
        found.help("leave it out, and a free port is chosen");
        if let Some(member) = port.member() {
            let edits = edit::remove_member(efs.value.object(), member);
            found.fix(Fix::unsafe_("remove `transitEncryptionPort`", edits));
        }
    }
}
