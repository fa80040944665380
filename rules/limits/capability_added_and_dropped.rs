//! One of two opposite wishes cannot come true.

use ecslint_core::{Check, ContainerDefinition, Context, Group, Outcome, Rule, Severity, TaskDefinition};

use super::shortened;

pub(crate) static RULE: Rule = Rule {
    name: "capability-added-and-dropped",
    summary: "A container adds and drops one capability.",
    group: Group::Limits,
    severity: Severity::Warning,
    outcome: Outcome::SilentlyWrong,
    fixable: false,
    since: "0.1.0",
    page: include_str!("capability-added-and-dropped.md"),
    needs: &["capabilities"],
    check: Check::Container(check),
};

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(parameters) = container.linux_parameters().known() else { return };
    let Some(capabilities) = parameters.value.capabilities().known() else { return };
    let (add, drop) = (capabilities.value.add(), capabilities.value.drop());
    if add.is_empty() || drop.is_empty() || task.is_windows().is_yes() {
        return;
    }
    for dropped in drop.known().filter(|dropped| !dropped.value.is_empty()) {
        let Some(added) = add.known().find(|added| without_prefix(added.value) == without_prefix(dropped.value)) else {
            continue;
        };
        context
            .report(dropped.span(), format!("`{}` is added and dropped", shortened(dropped.value)))
            .help("keep it in one of the lists")
            .related(added.span(), "added here");
    }
}

fn without_prefix(name: &str) -> &str {
    name.strip_prefix("CAP_").unwrap_or(name)
}
