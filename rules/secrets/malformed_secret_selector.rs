//! Behind the ARN of a secret stand three more fields or none; the agent refuses any other number.

use ecslint_core::values::secret::{self, Reference};
use ecslint_core::views::SecretSource;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition, edit};

pub(crate) static RULE: Rule = Rule {
    name: "malformed-secret-selector",
    summary: "The ARN of a secret is followed by another number of fields than three: JSON key, stage and version.",
    group: Group::Secrets,
    severity: Severity::Error,
    outcome: Outcome::FailsAtStart {
        says: &[
            "ResourceInitializationError: unable to pull secrets or registry auth: unexpected ARN format with \
             parameters when trying to retrieve ASM secret",
            "unexpected ARN format with parameters when trying to retrieve ASM secret",
        ],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("malformed-secret-selector.md"),
    needs: &["secrets", "secretOptions"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    for source in container.secret_sources() {
        let value = source.text;
        let Some(selector) = selector(source) else { continue };
        let fields = selector.split(':').count();
        if fields == secret::SELECTOR_FIELDS {
            continue;
        }
        let count = if fields == 1 { "1 field".to_owned() } else { format!("{fields} fields") };
        let found = context.report(
            value.span(),
            format!("`valueFrom` has {count} behind the name of the secret; it takes 3: `:json-key:stage:version`"),
        );
        found.help("write all three colons and leave unused fields empty: `:json-key::`");
        let base = value.value.strip_suffix(selector).unwrap_or(value.value);
        if selector.is_empty() {
            found
                .fix(Fix::safe("remove the colon", vec![edit::replace_string(value.node, base.trim_end_matches(':'))]));
        } else if let Some(missing) = secret::SELECTOR_FIELDS.checked_sub(fields) {
            let mended = format!("{}{}", value.value, ":".repeat(missing));
            found.fix(Fix::safe("add the missing colons", vec![edit::replace_string(value.node, &mended)]));
        }
    }
}

/// What stands behind the name of the secret. Placeholders in the fields before the name do not hide it.
fn selector<'d>(source: &SecretSource<'d>) -> Option<&'d str> {
    if let Some(reference) = source.reference {
        let Reference::Secret(secret) = reference else { return None };
        return secret.selector;
    }
    let template = source.text.template()?;
    if !template.prefix.starts_with("arn:") || !template.prefix.contains(":secretsmanager:") {
        return None;
    }
    let (_, rest) = template.suffix.split_once(":secret:")?;
    rest.split_once(':').map(|(_, selector)| selector)
}
