//! What cannot be written cannot be changed by an intruder.

use super::may_be_windows;
use ecslint_core::edit;
use ecslint_core::{Check, ContainerDefinition, Context, Field, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "writable-root-filesystem",
    summary: "The root file system of a container can be written (Security Hub control ECS.5).",
    group: Group::Security,
    severity: Severity::Advice,
    outcome: Outcome::Advice,
    fixable: true,
    since: "0.1.0",
    page: include_str!("writable-root-filesystem.md"),
    needs: &[],
    check: Check::Container(check),
};

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    if may_be_windows(task) {
        return;
    }
    let help = "set `readonlyRootFilesystem` to true, and mount a volume or tmpfs where the program writes";
    match container.readonly_root_filesystem() {
        Field::Known(read_only) if !read_only.value => {
            context
                .report(
                    read_only.span(),
                    "`readonlyRootFilesystem` is false: everything in the container can be changed",
                )
                .help(help)
                .fix(Fix::unsafe_("set it to true", vec![edit::replace(read_only.node, "true")]));
        }
        Field::Absent(_) if super::is_misspelt(container.object(), "readonlyRootFilesystem") => {}
        Field::Absent(absence) => {
            let message =
                format!("`{}` lacks `readonlyRootFilesystem`, so all of it can be changed", container.label());
            context.report_missing(absence, message).help(help);
        }
        Field::Known(_) | Field::Opaque(_) => {}
    }
}
