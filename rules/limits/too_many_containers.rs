//! The number of containers is a quota that AWS does not raise.

use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "too-many-containers",
    summary: "The task definition has more containers than a task may have.",
    group: Group::Limits,
    severity: Severity::Error,
    outcome: Outcome::Rejected { operation: "RegisterTaskDefinition", says: &["Too many containers"] },
    fixable: false,
    since: "0.1.0",
    page: include_str!("too-many-containers.md"),
    needs: &[],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let containers = task.containers();
    let most = context.facts.limits.containers.max;
    if i64::try_from(containers.len()).is_ok_and(|count| count <= most) {
        return;
    }
    let Some(extra) = usize::try_from(most).ok().and_then(|most| containers.iter().nth(most)) else { return };
    let count = containers.iter().count();
    context
        .report_missing(
            extra.object().absence(),
            format!("`containerDefinitions` has {count} containers of at most {most}"),
        )
        .help("split the task, or build what belongs together into one image");
}
