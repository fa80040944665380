//! Every Fargate task has a network interface of its own, and the definition has to say so.

use ecslint_core::views::{Capacity, NetworkMode};
use ecslint_core::{Check, Context, Field, Fix, Group, Outcome, Rule, Severity, TaskDefinition, edit};

pub(crate) static RULE: Rule = Rule {
    name: "fargate-without-awsvpc",
    summary: "A task for Fargate does not have the network mode `awsvpc`.",
    group: Group::Network,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &["Fargate only supports network mode ‘awsvpc’."],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("fargate-without-awsvpc.md"),
    needs: &[],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let Some(fargate) = task.requirement(Capacity::Fargate) else { return };
    let written = task.written_network_mode();
    if written.is(NetworkMode::Awsvpc) {
        return;
    }
    let quoted = edit::quote(NetworkMode::Awsvpc.name());
    let (found, edit) = match written {
        Field::Known(mode) => {
            let message = format!("`networkMode` `{}` does not work on Fargate", mode.value.name());
            (context.report(mode.span(), message), edit::replace(mode.node, quoted))
        }
        Field::Absent(absence) => {
            let null = task.node().member("networkMode");
            let edit = match null {
                Some(null) => edit::replace(null.value, quoted),
                None => edit::insert_member(task.node(), "networkMode", &quoted),
            };
            (context.report_missing(absence, "`networkMode` is missing: Fargate needs it to be `awsvpc`"), edit)
        }
        // An empty text is left out by some deploy tools and refused by the others: it is not `awsvpc` either way.
        Field::Opaque(_) => {
            let empty = task.node().member("networkMode").filter(|member| member.value.as_str() == Some(""));
            let Some(empty) = empty else { return };
            let message = "`networkMode` is empty: Fargate needs it to be `awsvpc`";
            (context.report(empty.value.span(), message), edit::replace(empty.value, quoted))
        }
    };
    found
        .related(fargate.span(), "asked for here")
        .help("set `networkMode` to `awsvpc`")
        .fix(Fix::unsafe_("set `networkMode` to `awsvpc`", vec![edit]));
}
