//! A size of nothing is no size.

use ecslint_core::edit;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

use super::refuses_swap;

pub(crate) static RULE: Rule = Rule {
    name: "shared-memory-not-positive",
    summary: "`sharedMemorySize` is not above 0.",
    group: Group::Limits,
    severity: Severity::Warning,
    outcome: Outcome::FailsAtStart { says: &[] },
    fixable: true,
    since: "0.1.0",
    page: include_str!("shared-memory-not-positive.md"),
    needs: &["sharedMemorySize"],
    check: Check::Container(check),
};

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(parameters) = container.linux_parameters().known() else { return };
    let size = parameters.value.shared_memory_size().known().filter(|size| size.value < 1);
    let Some(size) = size.filter(|_| !refuses_swap(task)) else { return };
    let found = context
        .report(size.span(), format!("`sharedMemorySize` is {}, not above 0", size.value))
        .help("write the size of `/dev/shm` in MiB, or leave it out for Docker's default");
    if let Some(member) = size.member() {
        let edits = edit::remove_member(parameters.value.object(), member);
        found.fix(Fix::unsafe_("remove `sharedMemorySize`", edits));
    }
}
