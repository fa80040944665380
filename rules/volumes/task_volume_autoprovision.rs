//! Only shared Docker volumes are provisioned; for volumes of a task the member is refused or breaks the start.

use ecslint_core::{Check, Context, Field, Fix, Group, Outcome, Rule, Severity, TaskDefinition, edit};

const REJECTED: &str =
    "When 'scope' parameter is 'task', 'autoprovision' must either not be specified or set to 'True'.";

pub(crate) static RULE: Rule = Rule {
    name: "task-volume-autoprovision",
    summary: "`autoprovision` is set for a Docker volume of the scope `task`.",
    group: Group::Volumes,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &[REJECTED, "volume [%s] : task scoped volume could not be autoprovisioned"],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("task-volume-autoprovision.md"),
    needs: &["dockerVolumeConfiguration"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    for volume in task.volumes().iter() {
        let Some(docker) = volume.docker().known() else { continue };
        let Some(autoprovision) = docker.value.autoprovision().known() else { continue };
        // The scope is `task` when it is not written.
        let scope = docker.value.scope();
        if !scope.is("task") && !scope.is_absent() {
            continue;
        }
        let (message, says) = if autoprovision.value {
            let name = volume.name().value().unwrap_or("%s");
            let says = format!("volume [{name}] : task scoped volume could not be autoprovisioned");
            ("`autoprovision` is true for a volume of the scope `task`: the task does not start", says)
        } else {
            ("`autoprovision` is false, which the scope `task` does not take", REJECTED.to_owned())
        };
        let found = context.report(autoprovision.span(), message);
        found.says(says).help("leave `autoprovision` out, or set the scope to `shared`");
        if let Field::Known(scope) = scope {
            found.related(scope.span(), "the scope");
        }
        if let Some(member) = autoprovision.member() {
            let edits = edit::remove_member(docker.value.object(), member);
            let title = "remove `autoprovision`";
            found.fix(if autoprovision.value { Fix::unsafe_(title, edits) } else { Fix::safe(title, edits) });
        }
    }
}
