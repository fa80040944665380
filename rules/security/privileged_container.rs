//! A privileged container is root on its host.

use ecslint_core::edit;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "privileged-container",
    summary: "A container runs privileged (Security Hub control ECS.4).",
    group: Group::Security,
    severity: Severity::Advice,
    outcome: Outcome::Advice,
    fixable: true,
    since: "0.1.0",
    page: include_str!("privileged-container.md"),
    needs: &["privileged"],
    check: Check::Container(check),
};

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(privileged) = container.privileged().known().filter(|privileged| privileged.value) else { return };
    // Fargate and Windows do not know it: the group `launch-type` says so.
    if task.requires_fargate() || task.is_windows().is_yes() {
        return;
    }
    let found = context.report(privileged.key_span(), "`privileged` makes the container root on its host");
    found.help("leave it out, and add the one capability that is needed");
    if let Some(member) = privileged.member() {
        found.fix(Fix::unsafe_("remove `privileged`", edit::remove_member(container.object(), member)));
    }
}
