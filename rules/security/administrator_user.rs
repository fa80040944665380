//! The default user of a Windows container is often its administrator.

use ecslint_core::{Check, ContainerDefinition, Context, Field, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "administrator-user",
    summary: "A Windows container runs as administrator (Security Hub control ECS.21).",
    group: Group::Security,
    severity: Severity::Advice,
    outcome: Outcome::Advice,
    fixable: false,
    since: "0.1.0",
    page: include_str!("administrator-user.md"),
    needs: &["operatingSystemFamily"],
    check: Check::Container(check),
};

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    // On Fargate the member is not taken for Windows at all.
    if !task.is_windows().is_yes() || task.requires_fargate() {
        return;
    }
    let help = "set `user` to `ContainerUser` or another user of the image";
    match container.user() {
        Field::Known(user) => {
            let administrators = &context.facts.hardening.administrators;
            if administrators.iter().any(|name| name.eq_ignore_ascii_case(user.value)) {
                context.report(user.span(), format!("`{}` is an administrator", user.value)).help(help);
            }
        }
        Field::Absent(absence) => {
            let message = format!("`{}` has no `user`, so it may run as administrator", container.label());
            context.report_missing(absence, message).help(help);
        }
        Field::Opaque(_) => {}
    }
}
