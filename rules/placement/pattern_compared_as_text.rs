//! `==` knows no patterns.

use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity, TaskDefinition};
use ecslint_cql::Code;

use super::report_expressions;

pub(crate) static RULE: Rule = Rule {
    name: "pattern-compared-as-text",
    summary: "A placement expression compares a pattern with an operator that takes it as it stands.",
    group: Group::Placement,
    severity: Severity::Warning,
    outcome: Outcome::FailsAtStart { says: &[] },
    fixable: false,
    since: "0.1.0",
    page: include_str!("pattern-compared-as-text.md"),
    needs: &["placementConstraints"],
    check: Check::TaskDefinition(check),
};

/// What it is called in the language's own crate.
pub(super) const CODES: &[Code] = &[Code::PatternWithEquality];

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    report_expressions(task, context, CODES);
}
