//! A volume is a folder of the host, or a file system, or a disk: one of them.

use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity, TaskDefinition};
use ecslint_syntax::NodeKind;

pub(crate) static RULE: Rule = Rule {
    name: "volume-with-two-kinds",
    summary: "A volume has more than one kind of configuration.",
    group: Group::Volumes,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &["When the volume parameter is specified, only one volume configuration type should be used."],
    },
    fixable: false,
    since: "0.1.0",
    page: include_str!("volume-with-two-kinds.md"),
    needs: &["volumes"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    for volume in task.volumes().iter() {
        let mut kinds =
            volume.kinds().filter(|member| matches!(member.value.kind(), NodeKind::Object(_) | NodeKind::Bool(true)));
        let (Some(first), Some(second)) = (kinds.next(), kinds.next()) else { continue };
        context
            .report(
                second.key.span(),
                format!("`{}` stands beside `{}`; a volume has one kind", second.name(), first.name()),
            )
            .help("keep one of the two, or make it two volumes")
            .related(first.key.span(), "the other kind");
    }
}
