//! A version is named by its stage or by its id; with both there is a contradiction as soon as the secret rotates.

use ecslint_core::values::secret::Reference;
use ecslint_core::views::SecretSource;
use ecslint_core::{Check, ContainerDefinition, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "two-secret-versions",
    summary: "A `valueFrom` names both a version stage and a version id of the secret.",
    group: Group::Secrets,
    severity: Severity::Warning,
    outcome: Outcome::FailsAtStart { says: &[] },
    fixable: false,
    since: "0.1.0",
    page: include_str!("two-secret-versions.md"),
    needs: &["secrets", "secretOptions"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    for SecretSource { text: value, reference, .. } in container.secret_sources() {
        let Some(Reference::Secret(secret)) = reference else { continue };
        let Some(selector) = secret.selector else { continue };
        let mut fields = selector.split(':').skip(1);
        let (Some(stage), Some(id), None) = (fields.next(), fields.next(), fields.next()) else { continue };
        if stage.is_empty() || id.is_empty() {
            continue;
        }
        context
            .report(
                value.span(),
                format!(
                    "`valueFrom` names the stage `{}` and a version id: one excludes the other",
                    super::shorten(stage)
                ),
            )
            .help("leave one of the two fields empty: `:json-key:stage:` or `:json-key::version-id`");
    }
}
