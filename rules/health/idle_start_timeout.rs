//! The start timeout is for containers that others wait for.

use ecslint_core::edit;
use ecslint_core::views::ContainerDependency;
use ecslint_core::{Check, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "idle-start-timeout",
    summary: "`startTimeout` is given for a container whose health or end no other container waits for.",
    group: Group::Health,
    severity: Severity::Advice,
    outcome: Outcome::Advice,
    fixable: true,
    since: "0.1.0",
    page: include_str!("idle-start-timeout.md"),
    needs: &["startTimeout"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let containers = task.containers();
    if containers.iter().all(|container| container.start_timeout().known().is_none()) {
        return;
    }
    let mut targets: Vec<&str> = Vec::new();
    for container in containers.iter() {
        let dependencies = container.depends_on();
        let known = targets.len();
        targets.extend(dependencies.iter().filter_map(|dependency| dependency.container_name().value()));
        if !dependencies.is_complete() || targets.len() - known != dependencies.len() {
            return;
        }
        // That a container has started is not waited for with a time-out.
        let starts = |dependency: &ContainerDependency<'_>| dependency.condition().is("START");
        if dependencies.iter().any(|dependency| starts(&dependency)) {
            targets.truncate(known);
            let others = dependencies.iter().filter(|dependency| !starts(dependency));
            targets.extend(others.filter_map(|dependency| dependency.container_name().value()));
        }
    }
    if !containers.is_complete() {
        return;
    }
    targets.sort_unstable();
    for container in containers.iter() {
        let (Some(timeout), Some(name)) = (container.start_timeout().known(), container.name().value()) else {
            continue;
        };
        if targets.binary_search(&name).is_ok() {
            continue;
        }
        let found = context.report(
            timeout.key_span(),
            format!("`startTimeout` has no effect: no container waits for more than the start of `{name}`"),
        );
        found.help("set it on the container that is waited for, or leave it out");
        if let Some(member) = timeout.member() {
            let edits = edit::remove_member(container.object(), member);
            found.fix(Fix::unsafe_("remove `startTimeout`", edits));
        }
    }
}
