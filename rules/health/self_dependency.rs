//! A container that waits for itself never starts.

use ecslint_core::edit;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "self-dependency",
    summary: "A container depends on itself.",
    group: Group::Health,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &["Container '%s' cannot depend on itself"],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("self-dependency.md"),
    needs: &["dependsOn"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let dependencies = container.depends_on();
    if dependencies.is_empty() {
        return;
    }
    let Some(name) = container.name().known().filter(|name| !name.value.is_empty()) else { return };
    let targets = dependencies.iter().filter_map(|dependency| {
        let target = dependency.container_name().known().filter(|target| target.value == name.value)?;
        Some((dependency, target))
    });
    for (dependency, target) in targets {
        let found = context.report(target.span(), format!("`{}` depends on itself", name.value));
        found.says(format!("Container '{}' cannot depend on itself", name.value));
        found.help("name another container, or leave the dependency out").related(name.span(), "its name");
        if let Some(array) = dependencies.array() {
            let edits = edit::remove_items(array, |item| item == dependency.object().node());
            found.fix(Fix::unsafe_("remove the dependency", edits));
        }
    }
}
