//! Tags say whose it is and what it costs.

use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity, Slot, SourceKind, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "missing-tags",
    summary: "The task definition has no tags (Security Hub control ECS.15).",
    group: Group::Security,
    severity: Severity::Advice,
    outcome: Outcome::Advice,
    fixable: false,
    since: "0.1.0",
    page: include_str!("missing-tags.md"),
    needs: &[],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    // DescribeTaskDefinition prints the tags beside the definition.
    if task.kind() != SourceKind::TaskDefinition {
        return;
    }
    let Some(object) = task.object() else { return };
    let Slot::Absent(absence) = object.slot("tags") else { return };
    if super::is_misspelt(object, "tags") {
        return;
    }
    context
        .report_missing(absence, "`tags` is missing")
        .help("add the tags that your organisation asks for, for instance an owner");
}
