//! All containers of a task use GPUs in the same way.

use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "mixed-gpu-sharing",
    summary: "One container takes whole GPUs while another shares one.",
    group: Group::Limits,
    severity: Severity::Warning,
    outcome: Outcome::Rejected { operation: "RegisterTaskDefinition", says: &[] },
    fixable: false,
    since: "0.1.0",
    page: include_str!("mixed-gpu-sharing.md"),
    needs: &["resourceRequirements"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let mut whole = None;
    let mut shared = None;
    for container in task.containers().iter() {
        for requirement in container.resource_requirements().iter().filter(|requirement| requirement.kind().is("GPU")) {
            let (value, sharing) = (requirement.value().known(), requirement.sharing_strategy().known());
            match (value, sharing) {
                (Some(value), None) => whole = whole.or(Some(value.span())),
                (None, Some(sharing)) => shared = shared.or(Some(sharing.key_span())),
                _ => {}
            }
        }
    }
    let (Some(whole), Some(shared)) = (whole, shared) else { return };
    context
        .report(shared, "`sharingStrategy` stands in one container and a number of GPUs in another")
        .help("let all containers of the task that need a GPU share, or none")
        .related(whole, "whole GPUs");
}
