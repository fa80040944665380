//! A text that is no expression matches no instance.

use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity, TaskDefinition};
use ecslint_cql::Code;

use super::report_expressions;

pub(crate) static RULE: Rule = Rule {
    name: "invalid-placement-expression",
    summary: "A placement expression is no expression of the Cluster Query Language.",
    group: Group::Placement,
    severity: Severity::Error,
    outcome: Outcome::FailsAtStart { says: &[] },
    fixable: true,
    since: "0.1.0",
    page: include_str!("invalid-placement-expression.md"),
    needs: &["placementConstraints"],
    check: Check::TaskDefinition(check),
};

/// What it is called in the language's own crate.
pub(super) const CODES: &[Code] = &[
    Code::MissingSubject,
    Code::MissingOperator,
    Code::MissingArgument,
    Code::TrailingArgument,
    Code::ListExpected,
    Code::ValueExpected,
    Code::EmptyList,
    Code::EmptyListItem,
    Code::MissingComma,
    Code::UnclosedBracket,
    Code::UnclosedQuote,
    Code::UnbalancedParenthesis,
    Code::EmptyParentheses,
    Code::ParenthesisInPredicate,
    Code::MissingConnective,
    Code::DanglingConnective,
    Code::UnknownConnective,
    Code::UnexpectedText,
];

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    report_expressions(task, context, CODES);
}
