//! Whatever is no ARN the service takes for the name of a parameter, and such names have few characters.

use ecslint_core::placeholder::is_bare_word;
use ecslint_core::values::secret::Reference;
use ecslint_core::views::SecretSource;
use ecslint_core::{Check, ContainerDefinition, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "invalid-parameter-name",
    summary: "A `valueFrom` is neither an ARN nor a name that a Systems Manager parameter can have.",
    group: Group::Secrets,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &[
            "The Systems Manager parameter name specified for secret %s is invalid. The parameter name can be up to \
             2048 characters and include the following letters and symbols: a-zA-Z0-9_.-",
        ],
    },
    fixable: false,
    since: "0.1.0",
    page: include_str!("invalid-parameter-name.md"),
    needs: &["secrets", "secretOptions"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let longest = usize::try_from(context.facts.limits.parameter_name_length.value).unwrap_or(usize::MAX);
    for SecretSource { secret, text: value, reference } in container.secret_sources() {
        let Some(Reference::ParameterName(name)) = reference else { continue };
        let odd = name.chars().find(|character| !is_allowed(*character));
        let (message, help) = if name.is_empty() {
            ("`valueFrom` is empty".to_owned(), "give the name or the ARN of a parameter, or the ARN of a secret")
        } else if name.starts_with("arn:") && name.split(':').any(is_bare_word) {
            continue;
        } else if name.starts_with("arn:") {
            ("`valueFrom` begins like an ARN, and lacks some of its fields".to_owned(), "give the whole ARN")
        } else if let Some(odd) = odd {
            let help = if name.contains(':') {
                "a secret of Secrets Manager is named by its whole ARN: `arn:…:secret:name-AbCdEf:key::`"
            } else {
                "use letters, digits, `_`, `.`, `-` and `/`, or give a whole ARN"
            };
            (format!("`valueFrom` is no ARN, and the name of a parameter cannot hold {odd:?}"), help)
        } else if name.len() > longest {
            let message =
                format!("`valueFrom` is {} characters long; names of parameters end at {longest}", name.len());
            (message, "give a shorter name")
        } else {
            continue;
        };
        let secret = secret.name().value().unwrap_or("%s");
        context
            .report(value.span(), message)
            .says(format!(
                "The Systems Manager parameter name specified for secret {secret} is invalid. The parameter name can \
                 be up to {longest} characters and include the following letters and symbols: a-zA-Z0-9_.-"
            ))
            .help(help);
    }
}

fn is_allowed(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '_' | '.' | '-' | '/')
}
