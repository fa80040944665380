//! Root in a container is root on the host for the kernel.

use super::may_be_windows;
use ecslint_core::text;
use ecslint_core::{Check, ContainerDefinition, Context, Field, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "root-user",
    summary: "A Linux container runs as root (Security Hub control ECS.20).",
    group: Group::Security,
    severity: Severity::Advice,
    outcome: Outcome::Advice,
    fixable: false,
    since: "0.1.0",
    page: include_str!("root-user.md"),
    needs: &[],
    check: Check::Container(check),
};

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    if may_be_windows(task) {
        return;
    }
    let help = "set `user` to a user of the image other than root, for instance `1000:1000`";
    match container.user() {
        Field::Known(user) => {
            let name = text::before_first(user.value, b':');
            if context.facts.hardening.root_users.iter().any(|root| root == name) {
                context.report(user.span(), format!("`{}` runs the container as root", user.value)).help(help);
            }
        }
        Field::Absent(_) if super::is_misspelt(container.object(), "user") => {}
        Field::Absent(absence) => {
            let message = format!("`{}` has no `user`, so it runs as the image says, often as root", container.label());
            context.report_missing(absence, message).help(help);
        }
        Field::Opaque(_) => {}
    }
}
