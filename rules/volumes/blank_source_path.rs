//! A folder of the host has a path; without the member Docker chooses one.

use ecslint_core::{Check, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition, edit};

pub(crate) static RULE: Rule = Rule {
    name: "blank-source-path",
    summary: "The path of a host volume is blank.",
    group: Group::Volumes,
    severity: Severity::Error,
    outcome: Outcome::Rejected { operation: "RegisterTaskDefinition", says: &["host.sourcePath should not be blank."] },
    fixable: true,
    since: "0.1.0",
    page: include_str!("blank-source-path.md"),
    needs: &["host"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    for volume in task.volumes().iter() {
        let Some(host) = volume.host().known() else { continue };
        let Some(path) = host.value.source_path().known() else { continue };
        if !path.value.trim().is_empty() {
            continue;
        }
        let found = context.report(path.span(), "`sourcePath` is blank");
        found.help("give the path on the host, or leave it out for an empty folder that lives with the task");
        if let Some(member) = path.member() {
            let edits = edit::remove_member(host.value.object(), member);
            found.fix(Fix::unsafe_("remove `sourcePath`", edits));
        }
    }
}
