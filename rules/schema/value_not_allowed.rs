//! A string outside the list of values that the API model gives.

use ecslint_core::schema::{Violation, ViolationKind};
use ecslint_core::{Check, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition, edit, suggest};

pub(crate) static RULE: Rule = Rule {
    name: "value-not-allowed",
    summary: "A value is none of those that the API lists.",
    group: Group::Schema,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &[
            "Value '%s' at '%s' failed to satisfy constraint: Member must satisfy enum value set: [%s]",
            "Invalid parameter at '%s'",
        ],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("value-not-allowed.md"),
    needs: &[],
    check: Check::Schema(check),
};

fn check<'d>(task: TaskDefinition<'d>, violations: &[Violation<'d>], context: &mut Context<'_>) {
    for violation in violations {
        let ViolationKind::NotAllowed { allowed } = &violation.kind else { continue };
        let Some(value) = violation.node.as_str() else { continue };
        // A placement constraint's type has a rule of its own, with the service's words.
        if violation.path == "placementConstraints[].type" {
            continue;
        }
        // So has a network mode for Fargate that is not there.
        if violation.path == "networkMode" && value.is_empty() && task.requires_fargate() {
            continue;
        }
        let name = violation.path.rsplit('.').next().unwrap_or_default().trim_end_matches("[]");
        let message =
            if value.is_empty() { format!("`{name}` is empty") } else { format!("`{value}` is no value of `{name}`") };
        let found = context.report(violation.node.span(), message);
        found.help(format!("write {}", suggest::one_of(allowed.iter().map(String::as_str))));
        if value.is_empty() {
            // The deploy action drops empty strings before it registers.
            found.severity(Severity::Warning).help(format!("leave `{name}` out"));
        }
        if violation.path == "networkMode" && value == "default" {
            // AWS's own samples write it for the mode that the API reference calls `<default>`.
            found.severity(Severity::Warning).help("leave `networkMode` out for the default");
        }
        if let Some(meant) = suggest::nearest(value, allowed.iter().map(String::as_str)) {
            found.help(format!("did you mean `{meant}`?"));
            found.fix(Fix::unsafe_(format!("write `{meant}`"), vec![edit::replace_string(violation.node, meant)]));
        }
    }
}
