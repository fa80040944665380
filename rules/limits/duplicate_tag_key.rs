//! Tags are a map that is written as a list.

use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity, TaskDefinition};

use super::{repeated, shortened};

pub(crate) static RULE: Rule = Rule {
    name: "duplicate-tag-key",
    summary: "Two tags have one key.",
    group: Group::Limits,
    severity: Severity::Error,
    outcome: Outcome::Rejected { operation: "RegisterTaskDefinition", says: &[] },
    fixable: false,
    since: "0.1.0",
    page: include_str!("duplicate-tag-key.md"),
    needs: &["tags"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let tags = task.tags();
    if tags.len() < 2 {
        return;
    }
    for (again, first) in repeated(tags.iter().filter_map(|tag| tag.key().known())) {
        context
            .report(again.span(), format!("`{}` is the key of two tags", shortened(again.value)))
            .help("keep one of the two tags")
            .related(first.span(), "the first one");
    }
}
