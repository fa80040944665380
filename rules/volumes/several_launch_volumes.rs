//! A service or run of a task brings the configuration of one volume.

use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "several-launch-volumes",
    summary: "More than one volume is configured at launch.",
    group: Group::Volumes,
    severity: Severity::Error,
    outcome: Outcome::Rejected { operation: "RegisterTaskDefinition", says: &[] },
    fixable: false,
    since: "0.1.0",
    page: include_str!("several-launch-volumes.md"),
    needs: &["configuredAtLaunch"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let most = usize::try_from(context.facts.limits.configured_at_launch_volumes.value).unwrap_or(usize::MAX);
    let known = task.volumes().iter().filter_map(|volume| volume.configured_at_launch().known());
    let mut first = None;
    for (index, flag) in known.filter(|flag| flag.value).enumerate() {
        let first = *first.get_or_insert(flag.key_span());
        if index >= most {
            context
                .report(
                    flag.key_span(),
                    format!("`configuredAtLaunch` is set for {} volumes; ECS takes {most}", index + 1),
                )
                .help("keep one volume that is configured at launch")
                .related(first, "the first one");
        }
    }
}
