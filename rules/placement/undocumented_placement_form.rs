//! What no document shows may be read otherwise, or not at all.

use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity, TaskDefinition};
use ecslint_cql::Code;

use super::report_expressions;

pub(crate) static RULE: Rule = Rule {
    name: "undocumented-placement-form",
    summary: "A placement expression is written in a form that no document shows.",
    group: Group::Placement,
    severity: Severity::Warning,
    outcome: Outcome::SilentlyWrong,
    fixable: true,
    since: "0.1.0",
    page: include_str!("undocumented-placement-form.md"),
    needs: &["placementConstraints"],
    check: Check::TaskDefinition(check),
};

/// What it is called in the language's own crate.
pub(super) const CODES: &[Code] = &[
    Code::NestedTooDeep,
    Code::KeywordCase,
    Code::DoubleQuotes,
    Code::MixedConnectives,
    Code::UnbracketedList,
    Code::BareNegation,
    Code::ParenthesisInPattern,
];

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    report_expressions(task, context, CODES);
}
