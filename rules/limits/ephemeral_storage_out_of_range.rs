//! The free default may not be written down.

use ecslint_core::edit;
use ecslint_core::views::Capacity;
use ecslint_core::{Check, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "ephemeral-storage-out-of-range",
    summary: "The ephemeral storage is smaller or larger than Fargate gives.",
    group: Group::Limits,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &["EphemeralStorage size should be at least 21", "EphemeralStorage size should be at most 200"],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("ephemeral-storage-out-of-range.md"),
    needs: &["ephemeralStorage"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let Some(storage) = task.ephemeral_storage().known() else { return };
    let Some(size) = storage.value.size_in_gib().known() else { return };
    // Where the task is for instances alone, the whole member is refused, and another rule says so.
    let range = &context.facts.limits.ephemeral_storage;
    if range.contains(size.value) || task.requires(Capacity::Fargate).is_no() {
        return;
    }
    let (bound, words) = if size.value < range.min { (range.min, "at least") } else { (range.max, "at most") };
    let found = context.report(size.span(), format!("`sizeInGiB` is {}, not {words} {bound}", size.value));
    found.says(format!("EphemeralStorage size should be {words} {bound}"));
    match (range.default, task.object(), storage.member()) {
        (Some(default), Some(object), Some(member)) if size.value == default => {
            found.help(format!("leave `ephemeralStorage` out: every Fargate task has {default} GiB"));
            found.fix(Fix::safe("remove `ephemeralStorage`", edit::remove_member(object, member)));
        }
        _ => {
            found.help(format!("use {} to {} GiB", range.min, range.max));
            found.fix(Fix::unsafe_(format!("set it to {bound}"), vec![edit::replace(size.node, bound.to_string())]));
        }
    }
}
