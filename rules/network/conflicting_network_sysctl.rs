//! In `awsvpc` mode the containers share their network settings: the last one to start decides.

use ecslint_core::views::NetworkMode;
use ecslint_core::{Check, Context, Group, Located, Outcome, Rule, Severity, TaskDefinition};

use super::KernelNamespace;

pub(crate) static RULE: Rule = Rule {
    name: "conflicting-network-sysctl",
    summary: "Containers that share a network set one kernel parameter to different values.",
    group: Group::Network,
    severity: Severity::Warning,
    outcome: Outcome::SilentlyWrong,
    fixable: false,
    since: "0.1.0",
    page: include_str!("conflicting-network-sysctl.md"),
    needs: &["systemControls"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let controls = || task.containers().iter().flat_map(|container| container.system_controls().iter());
    if controls().nth(1).is_none() || !task.runs_in(NetworkMode::Awsvpc).is_yes() {
        return;
    }
    let sysctls = &context.facts.linux.sysctls;
    let mut set: Vec<(&str, Located<'_, &str>)> = controls()
        .filter_map(|control| Some((control.namespace().value()?, control.value().known()?)))
        .filter(|(name, _)| super::kernel_namespace(sysctls, name) == Some(KernelNamespace::Network))
        .collect();
    set.sort_by_key(|(name, value)| (*name, value.span().start));
    for pair in set.windows(2) {
        let [(name, first), (other, second)] = pair else { continue };
        if name != other || first.value == second.value {
            continue;
        }
        context
            .report(second.span(), format!("`{}` for `{name}` contradicts an earlier `{}`", second.value, first.value))
            .related(first.span(), "the earlier value")
            .help("set it once: the containers share one network, and the last one to start wins");
    }
}
