//! AppArmor and SELinux keep a container away from the host even where a capability would let it through.

use ecslint_core::edit;
use ecslint_core::views::Capacity;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "unconfined-container",
    summary: "A Docker security option switches off what confines the container.",
    group: Group::Security,
    severity: Severity::Advice,
    outcome: Outcome::Advice,
    fixable: true,
    since: "0.1.0",
    page: include_str!("unconfined-container.md"),
    needs: &["dockerSecurityOptions"],
    check: Check::Container(check),
};

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let options = container.docker_security_options();
    let Some(array) = options.array() else { return };
    // Where the member is refused, that is said.
    let elsewhere = task.requires_fargate() || task.is_windows().is_yes();
    if options.is_empty() || elsewhere || task.requires(Capacity::ManagedInstances).is_yes() {
        return;
    }
    for option in options.known() {
        if context.facts.hardening.unconfined_options.iter().any(|known| known == option.value) {
            context
                .report(option.span(), format!("`{}` switches off what confines the container", option.value))
                .help("leave it out, or name a profile that allows what the container needs")
                .fix(Fix::unsafe_(
                    format!("remove `{}`", option.value),
                    edit::remove_items(array, |other| other == option.node),
                ));
        }
    }
}
