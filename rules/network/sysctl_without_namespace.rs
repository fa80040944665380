//! Some network parameters exist once for the whole machine: a container does not see them, and does not start.

use ecslint_core::views::NetworkMode;
use ecslint_core::{Check, ContainerDefinition, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "sysctl-without-namespace",
    summary: "A system control is a network parameter that the kernel keeps for the whole machine.",
    group: Group::Network,
    severity: Severity::Error,
    outcome: Outcome::FailsAtStart {
        says: &[
            "runc create failed: unable to start container process: error during container init: open %s: no such file or directory",
        ],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("sysctl-without-namespace.md"),
    needs: &["systemControls"],
    check: Check::Container(check),
};

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    for control in container.system_controls().iter() {
        let Some(namespace) = control.namespace().known() else { continue };
        let name = namespace.value;
        if !context.facts.linux.sysctls.without_network_namespace.iter().any(|known| known == name) {
            continue;
        }
        // There every network parameter is refused.
        if task.network_mode().is(NetworkMode::Host) {
            return;
        }
        let file = format!("/proc/sys/{}", name.replace('.', "/"));
        let fix = super::without_control(container, namespace);
        context
            .report(namespace.span(), format!("`{name}` is set for a whole machine, not for a container"))
            .says(format!(
                "runc create failed: unable to start container process: error during container init: \
                 open {file}: no such file or directory"
            ))
            .help("remove it, and set it on the container instance where there is one")
            .fix(fix);
    }
}
