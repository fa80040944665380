//! A member that is nearly one that the API has.

use ecslint_core::schema::{Violation, ViolationKind};
use ecslint_core::{Check, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition, edit, suggest};

pub(crate) static RULE: Rule = Rule {
    name: "misspelled-member",
    summary: "A member is not known to the API, and nearly one that is.",
    group: Group::Schema,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "client",
        says: &["Unknown parameter in %s: \"%s\", must be one of: %s", "Unexpected key '%s' found in params"],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("misspelled-member.md"),
    needs: &[],
    check: Check::Schema(check),
};

fn check<'d>(_: TaskDefinition<'d>, violations: &[Violation<'d>], context: &mut Context<'_>) {
    for violation in violations {
        let ViolationKind::UnknownMember { unknown, known } = &violation.kind else { continue };
        let Some(meant) = suggest::nearest(unknown.name(), known.iter().map(String::as_str)) else { continue };
        let place = if violation.place.is_empty() { "input" } else { &violation.place };
        let found = context.report(unknown.key.span(), format!("`{}` is not known to the API", unknown.name()));
        found
            .says(format!("Unknown parameter in {place}: \"{}\", must be one of: {}", unknown.name(), known.join(", ")))
            .help(format!("did you mean `{meant}`?"));
        if violation.node.get(meant).is_none() {
            found.fix(Fix::unsafe_(format!("rename it to `{meant}`"), vec![edit::rename_key(*unknown, meant)]));
        }
    }
}
