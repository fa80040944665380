//! Names of volumes have the same characters as names of containers.

use ecslint_core::edit;
use ecslint_core::{Check, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "invalid-volume-name",
    summary: "The name of a volume holds other characters than letters, digits, `-` and `_`, is empty or too long.",
    group: Group::Volumes,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &["volume.name contains invalid characters."],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("invalid-volume-name.md"),
    needs: &["volumes"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let lengths = &context.facts.limits.name_length;
    for volume in task.volumes().iter() {
        let Some(name) = volume.name().known() else { continue };
        let is_allowed = |character: char| character.is_ascii_alphanumeric() || matches!(character, '-' | '_');
        let message = if name.value.is_empty() {
            "`name` of a volume is empty".to_owned()
        } else if let Some(odd) = name.value.chars().find(|character| !is_allowed(*character)) {
            format!("`name` of a volume holds {odd:?}; it takes letters, digits, `-` and `_`")
        } else if i64::try_from(name.value.len()).is_ok_and(|length| length > lengths.max) {
            format!("`name` of a volume is {} characters long; it takes {}", name.value.len(), lengths.max)
        } else {
            continue;
        };
        let found = context.report(name.span(), message);
        found.help("rename the volume here and in the mount points");
        let mended: String =
            name.value.chars().map(|character| if is_allowed(character) { character } else { '-' }).collect();
        let taken = task.volumes().iter().any(|other| other.name().is(&mended) || other.name().is_opaque());
        if mended.is_empty() || mended.len() != name.value.chars().count() || taken || mended == name.value {
            continue;
        }
        let mounts = task.containers().iter().flat_map(|container| container.mount_points().iter());
        let sources = mounts.filter_map(|mount| mount.source_volume().known());
        let mut edits = vec![edit::replace_string(name.node, &mended)];
        edits.extend(
            sources
                .filter(|source| source.value == name.value)
                .map(|source| edit::replace_string(source.node, &mended)),
        );
        edits.sort();
        found.fix(Fix::unsafe_(format!("rename it to `{mended}`"), edits));
    }
}
