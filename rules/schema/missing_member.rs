//! A member that the AWS CLI and SDKs demand.

use ecslint_core::schema::{Violation, ViolationKind};
use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity, SourceKind, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "missing-member",
    summary: "A member that the API requires is missing.",
    group: Group::Schema,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "client",
        says: &["Parameter validation failed: Missing required parameter in %s: \"%s\""],
    },
    fixable: false,
    since: "0.1.0",
    page: include_str!("missing-member.md"),
    needs: &[],
    check: Check::Schema(check),
};

fn check<'d>(task: TaskDefinition<'d>, violations: &[Violation<'d>], context: &mut Context<'_>) {
    for violation in violations {
        let ViolationKind::MissingMember { name, absence } = &violation.kind else { continue };
        let at_root = violation.node == task.node();
        // The family is often given on the command line, and tools fill it in from the name of the service.
        if at_root && (name == "family" || task.kind() == SourceKind::DescribeOutput) {
            continue;
        }
        let place = if violation.place.is_empty() { "input" } else { &violation.place };
        let owner = if at_root { "the task definition".to_owned() } else { format!("`{}`", violation.path) };
        context
            .report_missing(*absence, format!("`{name}` is missing, and {owner} requires it"))
            .says(format!("Parameter validation failed: Missing required parameter in {place}: \"{name}\""))
            .help(format!("add `{name}`"));
    }
}
