//! `null` means "nothing" to the console and to nobody else.

use ecslint_core::schema::{Violation, ViolationKind};
use ecslint_core::{Check, Context, Edit, Fix, Group, Outcome, Rule, Severity, SourceKind, TaskDefinition, edit};
use ecslint_syntax::Node;

pub(crate) static RULE: Rule = Rule {
    name: "null-value",
    summary: "A member is `null`, which the AWS CLI and SDKs refuse.",
    group: Group::Schema,
    severity: Severity::Warning,
    outcome: Outcome::Rejected {
        operation: "client",
        says: &[
            "Parameter validation failed: Invalid type for parameter %s, value: None, type: <class 'NoneType'>, valid types: %s",
        ],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("null-value.md"),
    needs: &[],
    check: Check::Schema(check),
};

fn check<'d>(task: TaskDefinition<'d>, violations: &[Violation<'d>], context: &mut Context<'_>) {
    if task.kind() == SourceKind::DescribeOutput {
        return;
    }
    let nulls: Vec<&Violation<'d>> =
        violations.iter().filter(|violation| matches!(violation.kind, ViolationKind::Null)).collect();
    let Some(first) = nulls.first() else { return };
    let subject = first.member.map_or("`null`".to_owned(), |member| format!("`{}` is `null`", member.name()));
    let message = match (nulls.len(), first.member) {
        (1, None) => "`null` is an item of a list, which the AWS CLI and SDKs refuse".to_owned(),
        (1, Some(_)) => format!("{subject}, which the AWS CLI and SDKs refuse"),
        (count, _) => format!("{subject}, the first of {count} in this file; the AWS CLI and SDKs refuse them"),
    };
    let edits = removals(task.node());
    let found = context.report(first.node.span(), message);
    found
        .says(format!(
            "Parameter validation failed: Invalid type for parameter {}, value: None, type: <class 'NoneType'>",
            first.place
        ))
        .help("leave the members out; the action amazon-ecs-deploy-task-definition drops them by itself")
        .fix(Fix::safe("remove everything that is `null`", edits));
}

/// Edits that remove every `null` below `node`. The depth of the tree is bounded by the parser.
fn removals(node: Node<'_>) -> Vec<Edit> {
    let mut edits = if node.is_object() {
        edit::remove_members(node, |member| member.value.is_null())
    } else if node.items().any(|item| item.is_null()) {
        edit::remove_items(node, |item| item.is_null())
    } else {
        Vec::new()
    };
    let inner = node.members().map(|member| member.value).chain(node.items());
    edits.extend(inner.flat_map(removals));
    edits.sort();
    edits
}
