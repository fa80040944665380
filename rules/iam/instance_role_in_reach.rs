//! Without a role of its own a program finds the credentials of the instance, which are those of all tasks on it.

use ecslint_core::views::Capacity;
use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "instance-role-in-reach",
    summary: "A task on EC2 has no task role, so its containers act with the role of the instance.",
    group: Group::Iam,
    severity: Severity::Advice,
    outcome: Outcome::Advice,
    fixable: false,
    since: "0.1.0",
    page: include_str!("instance-role-in-reach.md"),
    needs: &[],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let Some(absence) = task.task_role_arn().absent() else { return };
    if !task.requires(Capacity::Ec2).is_yes() || task.containers().is_empty() {
        return;
    }
    // `missing-task-role` speaks where a volume needs the role.
    let needs_role = task.volumes().iter().any(|volume| {
        let authorization = volume.efs().known().map(|efs| efs.value.authorization_config());
        volume.s3files().known().is_some() || authorization.is_some_and(|config| !config.is_absent())
    });
    if !needs_role {
        context
            .report_missing(
                absence,
                "`taskRoleArn` is missing, so the containers can act with the role of the instance",
            )
            .help(
                "add a task role with the rights of the program, and keep containers from the instance's credentials",
            );
    }
}
