//! `volumesFrom` takes over the mounts of another container of the same task.

use ecslint_core::{Check, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition, edit};

pub(crate) static RULE: Rule = Rule {
    name: "unknown-source-container",
    summary: "`volumesFrom` names a container that the task does not have, or its own.",
    group: Group::Volumes,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &["Invalid 'volumesFrom' setting. Unknown container: '%s'"],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("unknown-source-container.md"),
    needs: &["volumesFrom"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let containers = task.containers();
    if containers.iter().all(|container| container.volumes_from().is_empty()) {
        return;
    }
    let all_known = containers.is_complete() && containers.iter().all(|container| !container.name().is_opaque());
    let names = super::Names::of(containers.iter().filter_map(|container| container.name().value()));
    for container in containers.iter() {
        for from in container.volumes_from().iter() {
            let source = from.source_container().known().filter(|source| !source.value.is_empty());
            let Some(source) = source else { continue };
            let name = super::shorten(source.value);
            if container.name().is(source.value) {
                context
                    .report(source.span(), format!("`{name}` takes over its own mounts"))
                    .severity(Severity::Warning)
                    .help("name another container of the task")
                    .says = None;
                continue;
            }
            if !all_known || names.has(source.value) {
                continue;
            }
            let found = context.report(source.span(), format!("`{name}` is no container of this task"));
            found
                .says(format!("Invalid 'volumesFrom' setting. Unknown container: '{}'", source.value))
                .help(names.help("the task's containers", "name a container of the task"));
            if let Some(near) = names.nearest(source.value).filter(|near| !container.name().is(*near)) {
                found.fix(Fix::unsafe_(format!("name `{near}`"), vec![edit::replace_string(source.node, near)]));
            }
        }
    }
}
