//! Managed Instances have a handful of attributes, and none of one's own.

use ecslint_core::views::Capacity;
use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity, TaskDefinition, suggest};

pub(crate) static RULE: Rule = Rule {
    name: "unsupported-placement-attribute",
    summary: "A placement constraint for Managed Instances uses an attribute that these do not have.",
    group: Group::Placement,
    severity: Severity::Warning,
    outcome: Outcome::FailsAtStart { says: &["MemberOf placement constraint unsatisfied"] },
    fixable: false,
    since: "0.1.0",
    page: include_str!("unsupported-placement-attribute.md"),
    needs: &["placementConstraints"],
    check: Check::TaskDefinition(check),
};

/// How an expression begins the name of an attribute.
const ATTRIBUTE: &str = "attribute:";

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let constraints = task.placement_constraints();
    if constraints.is_empty() || !task.requires_only(Capacity::ManagedInstances) {
        return;
    }
    for constraint in constraints.iter() {
        let Some(expression) = constraint.expression().known() else { continue };
        let known = &context.facts.placement.managed_instances_attributes;
        let mut names = expression.value.split(ATTRIBUTE).skip(1).map(attribute_name);
        let Some(name) = names.find(|name| !name.is_empty() && !known.iter().any(|known| known == name)) else {
            continue;
        };
        let help = format!("use {}", suggest::one_of(known.iter().map(String::as_str)));
        context
            .report(expression.span(), format!("`{name}` is no attribute of Managed Instances"))
            .related(
                task.requires_compatibilities().member().map_or(task.start(), |member| member.key.span()),
                "asked for here",
            )
            .help(help);
    }
}

/// The name at the beginning of `text`.
fn attribute_name(text: &str) -> &str {
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || "-_/\\.".contains(letter);
    text.find(|letter| !is_part(letter)).map_or(text, |end| &text[..end])
}
