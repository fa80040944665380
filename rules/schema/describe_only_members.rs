//! The output of DescribeTaskDefinition is not quite the input of RegisterTaskDefinition.

use ecslint_core::schema::{Violation, ViolationKind};
use ecslint_core::{Check, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition, edit};

pub(crate) static RULE: Rule = Rule {
    name: "describe-only-members",
    summary: "The file holds members that DescribeTaskDefinition prints and RegisterTaskDefinition refuses.",
    group: Group::Schema,
    severity: Severity::Warning,
    outcome: Outcome::Rejected {
        operation: "client",
        says: &[
            "Unknown parameter in input: \"taskDefinitionArn\", must be one of: family, taskRoleArn, executionRoleArn, networkMode, ...",
            "Unknown parameter in input: \"compatibilities\", must be one of: %s",
            "Ignoring property '%s' in the task definition file.",
        ],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("describe-only-members.md"),
    needs: &[],
    check: Check::Schema(check),
};

fn check<'d>(task: TaskDefinition<'d>, violations: &[Violation<'d>], context: &mut Context<'_>) {
    if task.kind() == ecslint_core::SourceKind::DescribeOutput {
        return;
    }
    let members: Vec<_> = violations
        .iter()
        .filter_map(|violation| match violation.kind {
            ViolationKind::DescribeOnlyMember { member } => Some(member),
            _ => None,
        })
        .collect();
    let Some(first) = members.iter().min_by_key(|member| member.key.span()) else { return };
    let names: Vec<&str> = members.iter().map(|member| member.name()).collect();
    let message = match names.len() {
        1 => format!("`{}` is a member of DescribeTaskDefinition's output alone", first.name()),
        count => format!("`{}` is one of {count} members of DescribeTaskDefinition's output alone", first.name()),
    };
    let found = context.report(first.key.span(), message);
    for member in members.iter().filter(|member| member.key != first.key) {
        found.related(member.key.span(), "this one too");
    }
    found
        .says(format!(
            "Unknown parameter in input: \"{}\", must be one of: family, taskRoleArn, executionRoleArn, networkMode, ...",
            first.name()
        ))
        .help("remove them; the action amazon-ecs-deploy-task-definition ignores them, the AWS CLI and SDKs refuse them")
        .fix(Fix::safe(
            "remove the members that only DescribeTaskDefinition has",
            edit::remove_members(task.node(), |member| names.contains(&member.name())),
        ));
}
