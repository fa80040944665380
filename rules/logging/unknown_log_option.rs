//! ECS compares the options of a log driver with a list of its own, which is shorter than that of Docker.

use super::{Logging, is_placeholder};
use ecslint_core::edit;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};
use ecslint_schemas::facts::log_drivers::UnknownOptions;

pub(crate) static RULE: Rule = Rule {
    name: "unknown-log-option",
    summary: "A log option is not one that the log driver takes.",
    group: Group::Logging,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &["Log driver awslogs disallows options: %s"],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("unknown-log-option.md"),
    needs: &["logConfiguration"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(logging) = Logging::of(container, context.facts).filter(|it| !it.is_ordinary()) else { return };
    if logging.driver.unknown_options == UnknownOptions::Allowed {
        return;
    }
    report_secret_options(&logging, context);
    let Some(options) = logging.configuration.options().known() else { return };
    let driver = logging.driver.name.as_str();
    for member in options.value.members() {
        let name = member.name();
        if logging.knows(name) || is_placeholder(member.key) {
            continue;
        }
        let meant = logging.meant_by(name).filter(|meant| options.value.node().member(meant).is_none());
        let found =
            context.report(member.key.span(), format!("`{name}` is not an option of the log driver `{driver}`"));
        if logging.rejects_unknown() {
            found.says(format!("Log driver {driver} disallows options: {name}"));
        } else {
            // Docker knows more options than the table, and no refusal was seen.
            found.severity(if is_required(&logging, meant) { Severity::Warning } else { Severity::Advice });
        }
        if let Some(meant) = meant {
            let edits = vec![edit::rename_key(member, meant)];
            let title = format!("rename it to `{meant}`");
            let same = meant.eq_ignore_ascii_case(name);
            found.help(format!("did you mean `{meant}`?"));
            found.fix(if same { Fix::safe(title, edits) } else { Fix::unsafe_(title, edits) });
        } else {
            found.help("leave it out; ECS takes fewer options than Docker does");
            let edits = edit::remove_member(options.value, member);
            found.fix(Fix::unsafe_(format!("remove `{name}`"), edits));
        }
    }
}

/// Secret options reach the driver like the others; what the service says to an unknown one is not known.
fn report_secret_options(logging: &Logging<'_, '_>, context: &mut Context<'_>) {
    for secret in logging.configuration.secret_options().iter() {
        let Some(name) = secret.name().known().filter(|name| !logging.knows(name.value)) else { continue };
        if name.value.is_empty() {
            continue;
        }
        let driver = logging.driver.name.as_str();
        let message = format!("`{}` is not an option of the log driver `{driver}`", name.value);
        let found = context.report(name.span(), message);
        let meant = logging.meant_by(name.value);
        let certain = logging.rejects_unknown() || is_required(logging, meant);
        found.severity(if certain { Severity::Warning } else { Severity::Advice });
        found.help("leave it out; ECS takes fewer options than Docker does");
        found.says = None;
        if let Some(meant) = meant {
            found.help(format!("did you mean `{meant}`?"));
            let edits = vec![edit::replace_string(name.node, meant)];
            found.fix(Fix::unsafe_(format!("rename it to `{meant}`"), edits));
        }
    }
}

/// Whether the driver cannot do without the option that was meant.
fn is_required(logging: &Logging<'_, '_>, meant: Option<&str>) -> bool {
    meant.is_some_and(|meant| logging.driver.required.iter().any(|required| required == meant))
}
