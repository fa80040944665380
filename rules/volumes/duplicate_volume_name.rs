//! Mount points go by the name, so of two volumes with one name one is out of reach.

use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "duplicate-volume-name",
    summary: "Two volumes have the same name.",
    group: Group::Volumes,
    severity: Severity::Warning,
    outcome: Outcome::SilentlyWrong,
    fixable: false,
    since: "0.1.0",
    page: include_str!("duplicate-volume-name.md"),
    needs: &["volumes"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    if task.volumes().len() < 2 {
        return;
    }
    let known = task.volumes().iter().filter_map(|volume| volume.name().known());
    let mut names: Vec<_> = known.filter(|name| !name.value.is_empty()).collect();
    names.sort_by(|one, other| one.value.cmp(other.value));
    for same in names.chunk_by(|one, other| one.value == other.value) {
        let Some((first, others)) = same.split_first() else { continue };
        for other in others {
            context
                .report(other.span(), format!("`{}` is the name of another volume too", super::shorten(other.value)))
                .help("give each volume a name of its own")
                .related(first.span(), "the same name");
        }
    }
}
