//! Encryption to a server that anybody can play is no protection.

use super::{FIRELENS, Logging};
use ecslint_core::edit;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "unverified-log-server",
    summary: "A log option switches off the check of the log server's certificate.",
    group: Group::Logging,
    severity: Severity::Advice,
    outcome: Outcome::Advice,
    fixable: true,
    since: "0.1.0",
    page: include_str!("unverified-log-server.md"),
    needs: &["logConfiguration"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    // The commonest driver has no such option.
    if container.log_driver().is("awslogs") {
        return;
    }
    let Some(logging) = Logging::of(container, context.facts) else { return };
    let skips = logging.driver.skip_verification.iter();
    if logging.driver.skip_verification.is_empty() && logging.driver.name != FIRELENS {
        return;
    }
    let Some(options) = logging.configuration.options().known() else { return };
    for member in options.value.members() {
        let Some(value) = options.value.slot(member.name()).string().known() else { continue };
        let off = |text: &str| ["off", "false", "no", "0"].iter().any(|word| word.eq_ignore_ascii_case(text));
        let is_off = match member.name() {
            "tls.verify" => logging.driver.name == FIRELENS && off(value.value),
            name => !value.value.is_empty() && !off(value.value) && skips.clone().any(|skip| skip == name),
        };
        if is_off {
            let edits = edit::remove_member(options.value, member);
            context
                .report(value.span(), format!("`{}` lets any server take the log", member.name()))
                .help("leave it out, and give the certificate of the authority where it is your own")
                .fix(Fix::unsafe_(format!("remove `{}`", member.name()), edits));
        }
    }
}
