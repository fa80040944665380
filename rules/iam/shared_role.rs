//! The execution role may read secrets and pull images; given to the containers too, they may do the same.

use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "shared-role",
    summary: "The task role and the execution role are the same.",
    group: Group::Iam,
    severity: Severity::Advice,
    outcome: Outcome::Advice,
    fixable: false,
    since: "0.1.0",
    page: include_str!("shared-role.md"),
    needs: &["taskRoleArn"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let (Some(role), Some(execution)) = (task.task_role_arn().known(), task.execution_role_arn().known()) else {
        return;
    };
    if role.value != execution.value || role.value.is_empty() || super::is_mistaken_name(role.value, context) {
        return;
    }
    context
        .report(
            role.span(),
            "`taskRoleArn` is the execution role too: the containers may do all that ECS may do for them",
        )
        .help("give the containers a role of their own, with the rights that their program needs")
        .related(execution.span(), "the execution role");
}
