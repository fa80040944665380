//! Each field takes some of the operators.

use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity, TaskDefinition};
use ecslint_cql::Code;

use super::report_expressions;

pub(crate) static RULE: Rule = Rule {
    name: "unsupported-placement-operator",
    summary: "A placement expression uses an operator that its subject does not take.",
    group: Group::Placement,
    severity: Severity::Error,
    outcome: Outcome::FailsAtStart { says: &[] },
    fixable: false,
    since: "0.1.0",
    page: include_str!("unsupported-placement-operator.md"),
    needs: &["placementConstraints"],
    check: Check::TaskDefinition(check),
};

/// What it is called in the language's own crate.
pub(super) const CODES: &[Code] = &[Code::OperatorNotForSubject];

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    report_expressions(task, context, CODES);
}
