//! Log options are as public as the rest of the task definition; `secretOptions` are there for their credentials.

use super::{FIRELENS, Logging};
use ecslint_core::values::credential;
use ecslint_core::{Check, ContainerDefinition, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "credential-in-log-options",
    summary: "A log option holds a credential in plain text.",
    group: Group::Logging,
    severity: Severity::Warning,
    outcome: Outcome::SilentlyWrong,
    fixable: false,
    since: "0.1.0",
    page: include_str!("credential-in-log-options.md"),
    needs: &["logConfiguration"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    // The commonest driver has no such option.
    if container.log_driver().is("awslogs") {
        return;
    }
    let Some(logging) = Logging::of(container, context.facts) else { return };
    // Other drivers have no options for credentials.
    if logging.driver.secret.is_empty() && logging.driver.name != FIRELENS {
        return;
    }
    let Some(options) = logging.configuration.options().known() else { return };
    for member in options.value.members() {
        let Some(value) = options.value.slot(member.name()).string().known() else { continue };
        if credential::find(member.name(), value.value, &context.facts.secrets).is_some() {
            context
                .report(value.span(), format!("`{}` holds a credential in plain text", member.name()))
                .help("store it in Secrets Manager or Parameter Store and name it under `secretOptions`");
        }
    }
}
