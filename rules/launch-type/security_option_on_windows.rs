//! Windows containers take credential specs here, and nothing else.

use ecslint_core::edit;
use ecslint_core::views::Capacity;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

use super::shortened;

pub(crate) static RULE: Rule = Rule {
    name: "security-option-on-windows",
    summary: "A Windows container has a Docker security option for Linux.",
    group: Group::LaunchType,
    severity: Severity::Warning,
    outcome: Outcome::SilentlyWrong,
    fixable: true,
    since: "0.1.0",
    page: include_str!("security-option-on-windows.md"),
    needs: &["dockerSecurityOptions"],
    check: Check::Container(check),
};

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let options = container.docker_security_options();
    if options.is_empty() || !task.is_windows().is_yes() {
        return;
    }
    // Where the whole member is refused, that is said once for all of it.
    if [Capacity::Fargate, Capacity::ManagedInstances].iter().any(|capacity| task.requires(*capacity).is_yes()) {
        return;
    }
    for option in options.known().filter(|option| !option.value.is_empty()) {
        if !option.value.starts_with("credentialspec:") {
            let list = container.object().node().member("dockerSecurityOptions").map(|member| member.value);
            let edits = list.map(|list| edit::remove_items(list, |item| item == option.node)).unwrap_or_default();
            context
                .report(option.span(), format!("`{}` is for Linux containers", shortened(option.value)))
                .help("Windows containers take `credentialspec:` only")
                .fix(Fix::unsafe_(format!("remove `{}`", shortened(option.value)), edits));
        }
    }
}
