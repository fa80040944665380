//! The service counts the environment files of each container.

use ecslint_core::{Check, ContainerDefinition, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "too-many-environment-files",
    summary: "A container has more environment files than ECS takes.",
    group: Group::Secrets,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &["The maximum number of environment files was exceeded. Specify ten or less and try again."],
    },
    fixable: false,
    since: "0.1.0",
    page: include_str!("too-many-environment-files.md"),
    needs: &["environmentFiles"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let files = container.environment_files();
    let most = context.facts.limits.environment_files.value;
    let count = files.array().map_or(0, |array| array.items().filter(|item| item.is_object()).count());
    let Some(member) = files.member().filter(|_| i64::try_from(count).is_ok_and(|count| count > most)) else { return };
    context
        .report(member.key.span(), format!("`environmentFiles` has {count} files; a container takes {most}"))
        .help("put the variables into fewer files");
}
