//! Expressions have a greatest length.

use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity, TaskDefinition};
use ecslint_cql::Code;

use super::report_expressions;

pub(crate) static RULE: Rule = Rule {
    name: "placement-expression-too-long",
    summary: "The expression of a placement constraint is longer than ECS takes.",
    group: Group::Placement,
    severity: Severity::Error,
    outcome: Outcome::Rejected { operation: "RegisterTaskDefinition", says: &[] },
    fixable: false,
    since: "0.1.0",
    page: include_str!("placement-expression-too-long.md"),
    needs: &["placementConstraints"],
    check: Check::TaskDefinition(check),
};

/// What it is called in the language's own crate.
pub(super) const CODES: &[Code] = &[Code::TooLong];

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    report_expressions(task, context, CODES);
}
