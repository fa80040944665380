//! A link to a container that the task does not have cannot be made.

use ecslint_core::{Check, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition, edit, suggest};

pub(crate) static RULE: Rule = Rule {
    name: "unknown-link",
    summary: "A link names a container that the task does not have.",
    group: Group::Network,
    severity: Severity::Error,
    outcome: Outcome::Rejected { operation: "RegisterTaskDefinition", says: &[] },
    fixable: true,
    since: "0.1.0",
    page: include_str!("unknown-link.md"),
    needs: &["links"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let containers = task.containers();
    if containers.iter().all(|container| container.links().is_empty()) || super::excludes_links(task) {
        return;
    }
    if !containers.is_complete() || containers.iter().any(|container| container.name().is_opaque()) {
        return;
    }
    let mut names: Vec<&str> = containers.iter().filter_map(|container| container.name().value()).collect();
    names.sort_unstable();
    for container in containers.iter() {
        for link in container.links().known() {
            let target = super::link_target(link.value);
            if target.is_empty() || names.binary_search(&target).is_ok() {
                continue;
            }
            let found = context.report(link.span(), format!("`{target}` is no container of the task"));
            found.help("link to a container of this task by its name");
            let names = names.iter().copied().filter(|name| !container.name().is(*name));
            if let Some(meant) = suggest::nearest(target, names) {
                let mended = format!("{meant}{}", &link.value[target.len()..]);
                found.help(format!("did you mean `{meant}`?"));
                let edit = edit::replace_string(link.node, &mended);
                found.fix(Fix::unsafe_(format!("write `{mended}`"), vec![edit]));
            }
        }
    }
}
