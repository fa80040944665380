//! ECS sets kernel parameters of the network and IPC name spaces alone, by their full names.

use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition, edit};

pub(crate) static RULE: Rule = Rule {
    name: "unsupported-sysctl",
    summary: "A system control is no kernel parameter that a container can have for itself.",
    group: Group::Network,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &["The 'systemControls' namespace %s must start with %s prefix"],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("unsupported-sysctl.md"),
    needs: &["systemControls"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    for control in container.system_controls().iter() {
        let Some(namespace) = control.namespace().known() else { continue };
        let name = namespace.value;
        let sysctls = &context.facts.linux.sysctls;
        if name.is_empty() || super::kernel_namespace(sysctls, name).is_some() {
            continue;
        }
        // `net` with the rest of the name in `value`, as an old example had it.
        let joined = control.value().known().map(|value| format!("{name}.{}", value.value));
        let is_split = joined.is_some_and(|joined| super::kernel_namespace(sysctls, &joined).is_some());
        // The agent's users report that other keys below `fs` do not work; no rejection was quoted.
        let is_doubtful = sysctls
            .ipc_prefixes
            .iter()
            .filter_map(|prefix| prefix.split('.').next())
            .any(|first| name.strip_prefix(first).is_some_and(|rest| rest.starts_with('.')));
        let dotted = name.contains('/').then(|| name.replace('/', "."));
        let dotted = dotted.filter(|dotted| super::kernel_namespace(sysctls, dotted).is_some());
        let problem = if is_split || dotted.is_some() {
            "is not the full name of a kernel parameter"
        } else {
            "cannot be set for a container"
        };
        let found = context.report(namespace.span(), format!("`{name}` {problem}"));
        found
            .says(format!("The 'systemControls' namespace {name} must start with %s prefix"))
            .help("use a full name: `net.*`, `fs.mqueue.*` or a `kernel.*` key for shared memory or messages");
        if is_doubtful {
            found.severity(Severity::Warning);
        }
        if let Some(dotted) = dotted {
            let edit = edit::replace_string(namespace.node, &dotted);
            found.fix(Fix::unsafe_(format!("write `{dotted}`"), vec![edit]));
        }
    }
}
