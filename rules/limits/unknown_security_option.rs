//! The options are passed to Docker, which has its own reading of them.

use ecslint_core::views::Capacity;
use ecslint_core::{Check, ContainerDefinition, Context, Group, Outcome, Rule, Severity, TaskDefinition};

use super::shortened;

pub(crate) static RULE: Rule = Rule {
    name: "unknown-security-option",
    summary: "A Docker security option has a form that ECS does not list.",
    group: Group::Limits,
    severity: Severity::Warning,
    outcome: Outcome::FailsAtStart { says: &[] },
    fixable: false,
    since: "0.1.0",
    page: include_str!("unknown-security-option.md"),
    needs: &["dockerSecurityOptions"],
    check: Check::Container(check),
};

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let options = container.docker_security_options();
    // Where the member is refused or only one form is taken, other rules speak.
    let elsewhere = task.requires_fargate() || task.is_windows().is_yes();
    if options.is_empty() || elsewhere || task.requires(Capacity::ManagedInstances).is_yes() {
        return;
    }
    let known = &context.facts.linux.security_options;
    for option in options.known().filter(|option| !option.value.is_empty()) {
        let word = option.value.split([':', '=']).next().unwrap_or_default();
        let bare = word.len() == option.value.len();
        let fits = known.iter().any(|name| name == word) && (!bare || word == "no-new-privileges");
        if !fits {
            context
                .report(option.span(), format!("`{}` is no security option that ECS lists", shortened(option.value)))
                .help("use `no-new-privileges`, `label:VALUE`, `apparmor:PROFILE` or `credentialspec:FILE`");
        }
    }
}
