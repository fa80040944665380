//! A task that shares a name space with its host cannot set the parameters of that name space.

use ecslint_core::views::NetworkMode;
use ecslint_core::{Check, ContainerDefinition, Context, Group, Outcome, Rule, Severity, TaskDefinition};

use super::KernelNamespace;

pub(crate) static RULE: Rule = Rule {
    name: "sysctl-in-host-namespace",
    summary: "A system control would change the network or IPC settings of the host.",
    group: Group::Network,
    severity: Severity::Error,
    outcome: Outcome::Rejected { operation: "RegisterTaskDefinition", says: &[] },
    fixable: true,
    since: "0.1.0",
    page: include_str!("sysctl-in-host-namespace.md"),
    needs: &["systemControls"],
    check: Check::Container(check),
};

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    if container.system_controls().is_empty() {
        return;
    }
    let network = task.network_mode().known().filter(|mode| mode.value == NetworkMode::Host).map(|mode| mode.span());
    let ipc = task.ipc_mode().known().filter(|mode| mode.value == "host").map(|mode| mode.span());
    if network.is_none() && ipc.is_none() {
        return;
    }
    for control in container.system_controls().iter() {
        let Some(namespace) = control.namespace().known() else { continue };
        let name = namespace.value;
        let (mode, member) = match super::kernel_namespace(&context.facts.linux.sysctls, name) {
            Some(KernelNamespace::Network) => (network, "networkMode"),
            Some(KernelNamespace::Ipc) => (ipc, "ipcMode"),
            None => continue,
        };
        let Some(mode) = mode else { continue };
        let fix = super::without_control(container, namespace);
        context
            .report(namespace.span(), format!("`{name}` cannot be set while `{member}` is `host`"))
            .related(mode, "shares the name space with the host")
            .help("set the parameter on the instance, or give the task a name space of its own")
            .fix(fix);
    }
}
