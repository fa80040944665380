//! No tags are written by leaving the member out.

use ecslint_core::edit;
use ecslint_core::{Check, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "empty-tag-list",
    summary: "The list of tags is empty.",
    group: Group::Limits,
    severity: Severity::Error,
    outcome: Outcome::Rejected { operation: "RegisterTaskDefinition", says: &["Tags can not be empty."] },
    fixable: true,
    since: "0.1.0",
    page: include_str!("empty-tag-list.md"),
    needs: &["tags"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let tags = task.tags();
    let (Some(array), Some(member), Some(object)) = (tags.array(), tags.member(), task.object()) else { return };
    if tags.is_empty() && array.is_complete() {
        context
            .report(array.span(), "`tags` is empty")
            .help("leave `tags` out; the action amazon-ecs-deploy-task-definition does so by itself")
            .fix(Fix::safe("remove `tags`", edit::remove_member(object, member)));
    }
}
