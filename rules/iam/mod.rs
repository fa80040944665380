//! Task roles and execution roles.

use ecslint_core::{Context, Field, Rule, TaskDefinition, text};

mod instance_role_in_reach;
mod invalid_role;
mod missing_execution_role;
mod missing_task_role;
mod mistaken_role_name;
mod shared_role;

pub(crate) static RULES: &[&Rule] = &[
    &invalid_role::RULE,
    &mistaken_role_name::RULE,
    &missing_execution_role::RULE,
    &missing_task_role::RULE,
    &shared_role::RULE,
    &instance_role_in_reach::RULE,
];

/// Both roles of a task with the members that name them.
fn roles<'d>(task: TaskDefinition<'d>) -> [(&'static str, Field<'d, &'d str>); 2] {
    [("taskRoleArn", task.task_role_arn()), ("executionRoleArn", task.execution_role_arn())]
}

/// Whether the name of `role`, an ARN or a short name, is what a program prints for "nothing".
fn is_mistaken_name(role: &str, context: &Context<'_>) -> bool {
    let name = text::behind_last(role, b'/');
    context.facts.secrets.mistaken_role_names.iter().any(|mistaken| mistaken == name)
}
