//! Only attributes and six fields of an instance can be asked for.

use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity, TaskDefinition};
use ecslint_cql::Code;

use super::report_expressions;

pub(crate) static RULE: Rule = Rule {
    name: "unknown-placement-subject",
    summary: "A placement expression asks for something that is neither an attribute nor a field of an instance.",
    group: Group::Placement,
    severity: Severity::Error,
    outcome: Outcome::FailsAtStart { says: &[] },
    fixable: true,
    since: "0.1.0",
    page: include_str!("unknown-placement-subject.md"),
    needs: &["placementConstraints"],
    check: Check::TaskDefinition(check),
};

/// What it is called in the language's own crate.
pub(super) const CODES: &[Code] = &[Code::UnknownSubject, Code::EmptyAttributeName, Code::InvalidAttributeName];

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    report_expressions(task, context, CODES);
}
