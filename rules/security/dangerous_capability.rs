//! Some capabilities are worth as much as root on the host.

use ecslint_core::edit;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "dangerous-capability",
    summary: "A container gets a capability with which it can take over its host.",
    group: Group::Security,
    severity: Severity::Advice,
    outcome: Outcome::Advice,
    fixable: true,
    since: "0.1.0",
    page: include_str!("dangerous-capability.md"),
    needs: &["capabilities"],
    check: Check::Container(check),
};

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(parameters) = container.linux_parameters().known() else { return };
    let Some(capabilities) = parameters.value.capabilities().known() else { return };
    // Fargate refuses all but one, and isolates tasks from each other.
    if task.requires_fargate() || task.is_windows().is_yes() {
        return;
    }
    let added = capabilities.value.add();
    let Some(array) = added.array() else { return };
    for item in added.known() {
        let name = item.value.strip_prefix("CAP_").unwrap_or(item.value);
        if context.facts.hardening.dangerous_capabilities.iter().any(|known| known == name) {
            context
                .report(item.span(), format!("`{}` lets the container take over its instance", item.value))
                .help("leave it out, or add a capability that allows less")
                .fix(Fix::unsafe_(
                    format!("remove `{}`", item.value),
                    edit::remove_items(array, |other| other == item.node),
                ));
        }
    }
}
