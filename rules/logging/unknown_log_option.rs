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
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(logging) = Logging::of(container, context.facts) else { return };
    let Some(options) = logging.configuration.options().known() else { return };
    if logging.driver.unknown_options == UnknownOptions::Allowed {
        return;
    }
    let driver = logging.driver.name.as_str();
    for member in options.value.members() {
        let name = member.name();
        if logging.knows(name) || is_placeholder(member.key) {
            continue;
        }
        let found =
            context.report(member.key.span(), format!("`{name}` is not an option of the log driver `{driver}`"));
        if logging.rejects_unknown() {
            found.says(format!("Log driver {driver} disallows options: {name}"));
        } else {
            // Docker knows more options than the table, and no refusal was seen.
            found.severity(Severity::Advice);
        }
        let meant = logging.meant_by(name).filter(|meant| options.value.node().member(meant).is_none());
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
