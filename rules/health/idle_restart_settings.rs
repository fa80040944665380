//! Settings of a policy that is switched off do nothing.

use ecslint_core::edit;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "idle-restart-settings",
    summary: "A restart policy is switched off and still has settings.",
    group: Group::Health,
    severity: Severity::Advice,
    outcome: Outcome::Advice,
    fixable: true,
    since: "0.1.0",
    page: include_str!("idle-restart-settings.md"),
    needs: &["restartPolicy"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(policy) = container.restart_policy().known() else { return };
    let Some(enabled) = policy.value.enabled().known().filter(|enabled| !enabled.value) else { return };
    for member in policy.value.object().members() {
        let is_setting = matches!(member.name(), "ignoredExitCodes" | "restartAttemptPeriod");
        if !is_setting || member.value.is_null() || (member.value.is_array() && member.value.is_empty()) {
            continue;
        }
        context
            .report(member.key.span(), format!("`{}` has no effect while `enabled` is false", member.name()))
            .help("set `enabled` to true, or leave the setting out")
            .related(enabled.span(), "switched off here")
            .fix(Fix::unsafe_(
                format!("remove `{}`", member.name()),
                edit::remove_member(policy.value.object(), member),
            ));
    }
}
