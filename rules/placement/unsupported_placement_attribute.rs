//! Managed Instances have a handful of attributes, and none of one's own.

use ecslint_core::views::{Capacity, ExpressionFinding, PlacementConstraint};
use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity, TaskDefinition, suggest};
use ecslint_cql::{Code, SubjectKind};
use ecslint_syntax::Span;

use super::UNSATISFIED;

pub(crate) static RULE: Rule = Rule {
    name: "unsupported-placement-attribute",
    summary: "A placement constraint for Managed Instances uses an attribute that these do not have.",
    group: Group::Placement,
    severity: Severity::Warning,
    outcome: Outcome::FailsAtStart { says: &[] },
    fixable: false,
    since: "0.1.0",
    page: include_str!("unsupported-placement-attribute.md"),
    needs: &["placementConstraints"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let constraints = task.placement_constraints();
    if constraints.is_empty() || !task.requires_only(Capacity::ManagedInstances) {
        return;
    }
    let known = &context.facts.placement.managed_instances_attributes;
    for query in constraints.iter().filter_map(PlacementConstraint::query) {
        for predicate in ecslint_cql::parse(query.value).expression.predicates() {
            let subject = &predicate.subject;
            let SubjectKind::Attribute(name) = subject.kind else { continue };
            // The name stands at the end of the subject.
            let span = query.node.span_inside(subject.span.end - name.len()..subject.span.end);
            let span = span.unwrap_or_else(|| query.span());
            // Where no instance at all has the attribute, another rule says so.
            let is_told = || task.expression_findings().iter().any(|found| is_about_name(found, span));
            if known.iter().any(|known| known == name) || is_told() {
                continue;
            }
            context
                .report(span, format!("`{name}` is no attribute of Managed Instances"))
                .related(
                    task.requires_compatibilities().member().map_or(task.start(), |member| member.key.span()),
                    "asked for here",
                )
                .says(UNSATISFIED)
                .help(format!("use {}", suggest::one_of(known.iter().map(String::as_str))));
        }
    }
}

fn is_about_name(found: &ExpressionFinding, name: Span) -> bool {
    matches!(found.finding.code, Code::UnknownAttribute | Code::CapabilityNotReported | Code::InvalidAttributeName)
        && name.cover(found.span).len() < name.len() + found.span.len()
}
