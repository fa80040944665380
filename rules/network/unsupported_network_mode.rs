//! Not every capacity has every network mode. Fargate has a rule of its own.

use ecslint_core::edit;
use ecslint_core::views::{Capacity, NetworkMode};
use ecslint_core::{Check, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};
use ecslint_syntax::Span;

pub(crate) static RULE: Rule = Rule {
    name: "unsupported-network-mode",
    summary: "The network mode does not exist where the task is meant to run.",
    group: Group::Network,
    severity: Severity::Error,
    outcome: Outcome::Rejected { operation: "RegisterTaskDefinition", says: &[] },
    fixable: true,
    since: "0.1.0",
    page: include_str!("unsupported-network-mode.md"),
    needs: &["networkMode"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let Some(mode) = task.written_network_mode().known() else { return };
    let name = mode.value.name();
    let mut report = |problem: &str, severity, reason: Option<Span>, help: &str, fix: Fix| {
        context
            .report(mode.span(), format!("`networkMode` `{name}` {problem}"))
            .severity(severity)
            .related(reason, "asked for here")
            .help(help)
            .fix(fix);
    };
    let other = |mode: NetworkMode, node| {
        let edits = vec![edit::replace_string(node, mode.name())];
        Fix::unsafe_(format!("set `networkMode` to `{}`", mode.name()), edits)
    };
    let external = task.requirement(Capacity::External);
    let managed = task.requirement(Capacity::ManagedInstances);
    match mode.value {
        NetworkMode::Awsvpc => {
            if let Some(item) = external {
                report(
                    "is not supported on EXTERNAL instances",
                    Severity::Error,
                    item.span(),
                    "use `bridge`, `host` or `none`",
                    other(NetworkMode::Bridge, mode.node),
                );
            }
        }
        // Where Fargate is required too, its own rule speaks of the mode.
        _ if task.requires_fargate() => {}
        NetworkMode::Bridge if managed.is_some() => {
            if let Some(item) = managed {
                report(
                    "is not supported on Managed Instances",
                    Severity::Error,
                    item.span(),
                    "use `awsvpc` or `host`",
                    other(NetworkMode::Awsvpc, mode.node),
                );
            }
        }
        _ if task.is_windows().is_yes() => {
            let without = edit::remove_members(task.node(), |member| member.name() == "networkMode");
            let system = task.operating_system_family().span();
            report(
                "is not supported for Windows containers",
                Severity::Warning,
                Some(system),
                "use `awsvpc`, or leave `networkMode` out",
                Fix::unsafe_("remove `networkMode`", without),
            );
        }
        NetworkMode::None => {
            if let Some(item) = managed {
                report(
                    "may not be supported on Managed Instances",
                    Severity::Advice,
                    item.span(),
                    "use `awsvpc` or `host`",
                    other(NetworkMode::Awsvpc, mode.node),
                );
            }
        }
        NetworkMode::Bridge | NetworkMode::Host => {}
    }
}
