//! Only parameters and secrets can be read at start; any other ARN leads nowhere.

use ecslint_core::edit;
use ecslint_core::placeholder::is_bare_word;
use ecslint_core::values::arn::{self, Arn};
use ecslint_core::values::secret::{self, Reference};
use ecslint_core::views::SecretSource;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "invalid-secret-arn",
    summary: "A `valueFrom` is an ARN of something else than a parameter or a secret.",
    group: Group::Secrets,
    severity: Severity::Error,
    outcome: Outcome::FailsAtStart { says: &[] },
    fixable: true,
    since: "0.1.0",
    page: include_str!("invalid-secret-arn.md"),
    needs: &["secrets", "secretOptions"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    for SecretSource { text: value, reference, .. } in container.secret_sources() {
        let Some(flaw) = reference.and_then(flaw) else { continue };
        let found = context.report(value.span(), format!("`valueFrom` {flaw}"));
        found.help(
            "give `arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME` or `arn:aws:ssm:REGION:ACCOUNT:parameter/NAME`",
        );
        if let Some(mended) = mended(value.value) {
            found.fix(Fix::unsafe_(format!("write `{mended}`"), vec![edit::replace_string(value.node, &mended)]));
        }
    }
}

fn flaw(reference: Reference<'_>) -> Option<String> {
    match reference {
        Reference::ParameterName(_) => None,
        Reference::OtherArn(arn) if is_bare_word(arn.service) => None,
        // A secret's ARN without `secret:` in front of the name.
        Reference::OtherArn(arn) if arn.service == "secretsmanager" => {
            let (kind, _) = arn.resource.split_once(':').unwrap_or((arn.resource, ""));
            (!is_bare_word(kind)).then(|| "lacks `secret:` in front of the name of the secret".to_owned())
        }
        Reference::OtherArn(arn) => {
            let service = super::shorten(arn.service);
            Some(format!("is an ARN of the service `{service}`, which holds no secrets"))
        }
        Reference::Parameter(arn) => match arn.resource.strip_prefix("parameter/") {
            Some("") => Some("has no name behind `parameter/`".to_owned()),
            Some(_) => owner_flaw(arn),
            None if is_bare_word(arn.resource) => None,
            None => Some("lacks `parameter/` in front of the name of the parameter".to_owned()),
        },
        Reference::Secret(secret) if secret.name.is_empty() => Some("has no name behind `secret:`".to_owned()),
        Reference::Secret(secret) => owner_flaw(secret.arn),
    }
}

/// What is wrong with the first fields of a parameter's or a secret's ARN.
fn owner_flaw(arn: Arn<'_>) -> Option<String> {
    if !arn.has_plausible_partition() {
        return Some(format!("has the unknown partition `{}`", super::shorten(arn.partition)));
    }
    if arn.region.is_empty() {
        return Some("has no Region".to_owned());
    }
    (!arn.has_plausible_account()).then(|| "has an account that is not 12 digits long".to_owned())
}

/// The ARN with the kind of thing in front of the name, where only that is missing.
fn mended(value: &str) -> Option<String> {
    let resource = arn::parse(value)?.resource;
    let (kind, name) = match secret::parse(value) {
        Reference::OtherArn(arn) if arn.service == "secretsmanager" && !resource.contains(':') => ("secret:", resource),
        Reference::Parameter(_) if !resource.starts_with("parameter/") => {
            ("parameter/", resource.trim_start_matches("parameter:").trim_start_matches('/'))
        }
        _ => return None,
    };
    let start = value.strip_suffix(resource).filter(|_| !name.is_empty())?;
    Some(format!("{start}{kind}{name}"))
}
