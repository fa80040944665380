//! A value that no instance has is no mistake to ECS, and matches nothing.

use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity, TaskDefinition};
use ecslint_cql::Code;

use super::report_expressions;

pub(crate) static RULE: Rule = Rule {
    name: "impossible-placement-value",
    summary: "A placement expression compares an attribute with a value that it never has.",
    group: Group::Placement,
    severity: Severity::Warning,
    outcome: Outcome::FailsAtStart { says: &[] },
    fixable: true,
    since: "0.1.0",
    page: include_str!("impossible-placement-value.md"),
    needs: &["placementConstraints"],
    check: Check::TaskDefinition(check),
};

/// What it is called in the language's own crate.
pub(super) const CODES: &[Code] =
    &[Code::AttributeWithoutValue, Code::ValueCase, Code::ValueUnknown, Code::ValueShape, Code::ValueCharacters];

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    report_expressions(task, context, CODES);
}
