//! A member that the API model does not have. AWS adds members every month, so this is no error.

use ecslint_core::schema::{Violation, ViolationKind};
use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity, TaskDefinition, suggest};

pub(crate) static RULE: Rule = Rule {
    name: "unknown-member",
    summary: "A member is not known to the API model that ecslint was made from.",
    group: Group::Schema,
    severity: Severity::Warning,
    outcome: Outcome::Rejected { operation: "client", says: &["Unknown parameter in %s: \"%s\", must be one of: %s"] },
    fixable: false,
    since: "0.1.0",
    page: include_str!("unknown-member.md"),
    needs: &[],
    check: Check::Schema(check),
};

fn check<'d>(_: TaskDefinition<'d>, violations: &[Violation<'d>], context: &mut Context<'_>) {
    for violation in violations {
        let ViolationKind::UnknownMember { unknown, known } = &violation.kind else { continue };
        if suggest::nearest(unknown.name(), known.iter().map(String::as_str)).is_some() {
            continue;
        }
        // A rule of the group `secrets` knows what is meant.
        if unknown.name() == "valueFrom" && violation.path.ends_with("environment[]") {
            continue;
        }
        let place = if violation.place.is_empty() { "input" } else { &violation.place };
        let known_by = format!("ecslint knows the API of botocore {} ({})", context.api.version, context.api.retrieved);
        context
            .report(unknown.key.span(), format!("`{}` is not known to the API", unknown.name()))
            .says(format!("Unknown parameter in {place}: \"{}\", must be one of: {}", unknown.name(), known.join(", ")))
            .help(format!("remove it, unless AWS added it since: {known_by}"));
    }
}
