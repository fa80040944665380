//! A number or length outside the bounds of the API model.

use ecslint_core::schema::{Violation, ViolationKind};
use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "value-out-of-bounds",
    summary: "A number or length is outside the bounds that the API model gives.",
    group: Group::Schema,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "client",
        says: &["Parameter validation failed: Invalid length for parameter %s, value: %s, valid min length: %s"],
    },
    fixable: false,
    since: "0.1.0",
    page: include_str!("value-out-of-bounds.md"),
    needs: &[],
    check: Check::Schema(check),
};

fn check<'d>(_: TaskDefinition<'d>, violations: &[Violation<'d>], context: &mut Context<'_>) {
    for violation in violations {
        let ViolationKind::OutOfBounds { bound } = &violation.kind else { continue };
        let name = violation.path.rsplit('.').next().unwrap_or_default().trim_end_matches("[]");
        let span = match violation.member {
            Some(member) if member.value.is_array() => member.key.span(),
            _ => violation.node.span(),
        };
        context
            .report(span, format!("`{name}` is out of bounds: the API takes {bound}"))
            .help(format!("give `{name}` {bound}"));
    }
}
