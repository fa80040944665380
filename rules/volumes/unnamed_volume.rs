//! Mount points find a volume by its name.

use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "unnamed-volume",
    summary: "A volume has no name, so nothing can mount it.",
    group: Group::Volumes,
    severity: Severity::Warning,
    outcome: Outcome::Rejected { operation: "RegisterTaskDefinition", says: &[] },
    fixable: false,
    since: "0.1.0",
    page: include_str!("unnamed-volume.md"),
    needs: &["volumes"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    for volume in task.volumes().iter() {
        if let Some(absence) = volume.name().absent() {
            context
                .report_missing(absence, "`name` is missing: nothing can mount the volume")
                .help("add a `name` and mount the volume by it");
        }
    }
}
