//! The service counts the bytes of the whole definition.

use ecslint_core::placeholder;
use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity, TaskDefinition};
use ecslint_syntax::{Member, Node, NodeKind};

pub(crate) static RULE: Rule = Rule {
    name: "task-definition-too-large",
    summary: "The task definition is larger than the service takes.",
    group: Group::Limits,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &[
            "Actual length: '%s'. Max allowed length is '%s' bytes.",
            "Actual length: '%s'. Max allowed length is '65536' bytes.",
        ],
    },
    fixable: false,
    since: "0.1.0",
    page: include_str!("task-definition-too-large.md"),
    needs: &[],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let Ok(most) = usize::try_from(context.facts.limits.task_definition_size.value) else { return };
    let span = task.node().span();
    if task.object().is_none() || ((span.end - span.start) as usize) <= most {
        return;
    }
    let describe_only = &context.api.describe_only;
    let members = task.node().members().filter(|member| !describe_only.iter().any(|name| name == member.name()));
    let size = members.map(|member| least_size_of_member(member) + 1).sum::<usize>() + 1;
    if size <= most {
        return;
    }
    context
        .report(task.start(), format!("`{size}` bytes as compact JSON are more than the {most} of a task definition"))
        .says(format!("Actual length: '{size}'. Max allowed length is '{most}' bytes."))
        .help("move long commands and environment variables into the image, a file in S3 or a parameter");
}

/// The least number of bytes that `node` takes when it is written without blanks. Placeholders count as empty. The
/// depth of the tree is bounded by the parser.
fn least_size(node: Node<'_>) -> usize {
    match node.kind() {
        NodeKind::String(_) => 2 + node.as_str().filter(|text| placeholder::find(text).is_none()).map_or(0, str::len),
        NodeKind::Object { .. } => {
            1 + node.members().map(|member| least_size_of_member(member) + 1).sum::<usize>().max(1)
        }
        NodeKind::Array { .. } => 1 + node.items().map(|item| least_size(item) + 1).sum::<usize>().max(1),
        NodeKind::Number(text) => text.len(),
        NodeKind::Bool(value) => {
            if value {
                4
            } else {
                5
            }
        }
        NodeKind::Null | NodeKind::Expression | NodeKind::Error => 0,
    }
}

fn least_size_of_member(member: Member<'_>) -> usize {
    if member.value.is_null() { 0 } else { least_size(member.key) + 1 + least_size(member.value) }
}
