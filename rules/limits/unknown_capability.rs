//! Capabilities are named as Docker names them, without the prefix of the kernel.

use ecslint_core::edit;
use ecslint_core::suggest;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

use super::shortened;

pub(crate) static RULE: Rule = Rule {
    name: "unknown-capability",
    summary: "A Linux capability has a name that ECS does not list.",
    group: Group::Limits,
    severity: Severity::Warning,
    outcome: Outcome::Rejected { operation: "RegisterTaskDefinition", says: &[] },
    fixable: true,
    since: "0.1.0",
    page: include_str!("unknown-capability.md"),
    needs: &["capabilities"],
    check: Check::Container(check),
};

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(parameters) = container.linux_parameters().known() else { return };
    let Some(capabilities) = parameters.value.capabilities().known() else { return };
    // There the whole of `linuxParameters` is refused.
    if task.is_windows().is_yes() {
        return;
    }
    let known = &context.facts.linux.capabilities;
    let is_known = |name: &str| known.iter().any(|known| known == name);
    let fargate = task.requires_fargate();
    let lists = [(capabilities.value.add(), true), (capabilities.value.drop(), false)];
    for (list, adds) in lists {
        for written in list.known().filter(|name| !name.value.is_empty() && !is_known(name.value)) {
            let upper = written.value.to_ascii_uppercase();
            let bare = upper.strip_prefix("CAP_").unwrap_or(&upper);
            // Fargate refuses nearly all that is added; what it refuses is said by another rule.
            if adds && fargate && written.value != "CAP_SYS_PTRACE" {
                continue;
            }
            let shown = shortened(written.value);
            if is_known(bare) {
                context
                    .report(written.span(), format!("`{shown}` is called `{bare}` in task definitions"))
                    .help("write capabilities in capital letters and without `CAP_`")
                    .fix(Fix::safe(format!("write `{bare}`"), vec![edit::replace_string(written.node, bare)]));
                continue;
            }
            let found = context.report(written.span(), format!("`{shown}` is no capability that ECS lists"));
            if let Some(near) = suggest::nearest(bare, known.iter().map(String::as_str)) {
                found.help(format!("`{near}` is one"));
                found.fix(Fix::unsafe_(format!("write `{near}`"), vec![edit::replace_string(written.node, near)]));
            } else {
                found.help("use a name such as `NET_ADMIN` or `SYS_PTRACE`, or `ALL`");
            }
        }
    }
}
