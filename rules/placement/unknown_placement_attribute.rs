//! Nobody checks the names of attributes: a wrong one matches nothing.

use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity, TaskDefinition};
use ecslint_cql::Code;

use super::report_expressions;

pub(crate) static RULE: Rule = Rule {
    name: "unknown-placement-attribute",
    summary: "A placement expression names an attribute that no container instance has.",
    group: Group::Placement,
    severity: Severity::Warning,
    outcome: Outcome::FailsAtStart { says: &[] },
    fixable: true,
    since: "0.1.0",
    page: include_str!("unknown-placement-attribute.md"),
    needs: &["placementConstraints"],
    check: Check::TaskDefinition(check),
};

/// What it is called in the language's own crate.
pub(super) const CODES: &[Code] = &[Code::UnknownAttribute];

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    report_expressions(task, context, CODES);
}
