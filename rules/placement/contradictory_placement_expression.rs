//! Two comparisons that exclude each other match nothing.

use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity, TaskDefinition};
use ecslint_cql::Code;

use super::report_expressions;

pub(crate) static RULE: Rule = Rule {
    name: "contradictory-placement-expression",
    summary: "No container instance can match a placement expression.",
    group: Group::Placement,
    severity: Severity::Warning,
    outcome: Outcome::FailsAtStart { says: &[] },
    fixable: false,
    since: "0.1.0",
    page: include_str!("contradictory-placement-expression.md"),
    needs: &["placementConstraints"],
    check: Check::TaskDefinition(check),
};

/// What it is called in the language's own crate.
pub(super) const CODES: &[Code] = &[Code::Contradiction];

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    report_expressions(task, context, CODES);
}
