//! Without the random suffix Secrets Manager has to guess, and takes a last word of six letters for the suffix.

use ecslint_core::placeholder::is_bare_word;
use ecslint_core::text;
use ecslint_core::values::secret::{self, Reference};
use ecslint_core::views::SecretSource;
use ecslint_core::{Check, ContainerDefinition, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "partial-secret-arn",
    summary: "The ARN of a secret lacks the hyphen and six random characters at its end.",
    group: Group::Secrets,
    severity: Severity::Warning,
    outcome: Outcome::FailsAtStart { says: &[] },
    fixable: false,
    since: "0.1.0",
    page: include_str!("partial-secret-arn.md"),
    needs: &["secrets", "secretOptions"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    for SecretSource { text: value, reference, .. } in container.secret_sources() {
        let Some(Reference::Secret(secret)) = reference else { continue };
        if secret.name.is_empty() {
            continue;
        }
        let suffix =
            text::rfind(secret.name, b'-').map(|hyphen| &secret.name[hyphen + 1..]).filter(|suffix| is_suffix(suffix));
        let found = match suffix {
            // A word such as `secret` is not random: the name ends with it, and the real suffix is missing.
            Some(word)
                if context.facts.secrets.credential_words.iter().any(|known| known.eq_ignore_ascii_case(word)) =>
            {
                context.report(
                    value.span(),
                    format!("`valueFrom` ends with `-{word}`, which Secrets Manager takes for the random suffix"),
                )
            }
            Some(_) => continue,
            None if is_bare_word(secret.name) => continue,
            None => {
                let message = "`valueFrom` lacks the suffix of six random characters behind the name of the secret";
                let found = context.report(value.span(), message);
                found.severity(Severity::Advice);
                found
            }
        };
        found.help("give the whole ARN of the secret, as in `secret:name-AbCdEf`");
    }
}

fn is_suffix(text: &str) -> bool {
    text.len() == secret::SUFFIX_LENGTH && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}
