//! `null`, `None` and `undefined` are sound role names, so the service takes them; the task then finds no such role.

use ecslint_core::{Check, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition, edit, text};

pub(crate) static RULE: Rule = Rule {
    name: "mistaken-role-name",
    summary: "A role is called `null`, `None`, `nil` or `undefined`: a value was missing when the file was written.",
    group: Group::Iam,
    severity: Severity::Error,
    outcome: Outcome::FailsAtStart {
        says: &[
            "ECS was unable to assume the role '%s' that was provided for this task. Please verify that the role being \
             passed has the proper trust relationship and permissions and that your IAM user has permissions to pass \
             this role.",
            "ECS was unable to assume the role '%s' that was provided for this task.",
        ],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("mistaken-role-name.md"),
    needs: &["taskRoleArn", "executionRoleArn"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    for (member, role) in super::roles(task) {
        let Some(role) = role.known() else { continue };
        if !super::is_mistaken_name(role.value, context) {
            continue;
        }
        let name = text::behind_last(role.value, b'/');
        let found = context.report(role.span(), format!("`{member}` names a role called `{name}`"));
        found
            .says(format!(
                "ECS was unable to assume the role '{}' that was provided for this task. Please verify that the role \
                 being passed has the proper trust relationship and permissions and that your IAM user has \
                 permissions to pass this role.",
                role.value
            ))
            .help("name the role that was meant, or leave the member out");
        if let (Some(object), Some(member)) = (task.object(), role.member()) {
            found.fix(Fix::unsafe_(format!("remove `{}`", member.name()), edit::remove_member(object, member)));
        }
    }
}
