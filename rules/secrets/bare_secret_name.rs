//! Whatever is no ARN is looked up in Parameter Store, where a name with the suffix of a secret hardly exists.

use ecslint_core::values::secret::{self, Reference};
use ecslint_core::views::SecretSource;
use ecslint_core::{Check, ContainerDefinition, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "bare-secret-name",
    summary: "A `valueFrom` names a secret of Secrets Manager by its bare name, which ECS takes for a parameter.",
    group: Group::Secrets,
    severity: Severity::Warning,
    outcome: Outcome::FailsAtStart { says: &[] },
    fixable: false,
    since: "0.1.0",
    page: include_str!("bare-secret-name.md"),
    needs: &["secrets", "secretOptions"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    for SecretSource { text: value, reference, .. } in container.secret_sources() {
        let Some(Reference::ParameterName(name)) = *reference else { continue };
        // ARNs hold colons; names with one are refused, and `invalid-parameter-name` speaks of them. Names that begin with
        // a slash are those of parameters.
        if name.starts_with('/')
            || name.contains(':')
            || !name.rsplit_once('-').is_some_and(|(_, suffix)| is_random(suffix))
        {
            continue;
        }
        context
            .report(
                value.span(),
                format!("`{}` looks like a secret's name, and is read as a parameter", super::shorten(name)),
            )
            .help("give the whole ARN of the secret: `arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME-SUFFIX`");
    }
}

/// Whether `text` looks like the six random characters behind a secret's name: words do not change between capitals,
/// small letters and digits that often.
fn is_random(text: &str) -> bool {
    let kind = |byte: &u8| match byte {
        b'A'..=b'Z' => Some(0),
        b'a'..=b'z' => Some(1),
        b'0'..=b'9' => Some(2),
        _ => None,
    };
    let bytes = text.as_bytes();
    let changes = bytes.windows(2).filter(|pair| kind(&pair[0]) != kind(&pair[1])).count();
    bytes.len() == secret::SUFFIX_LENGTH && bytes.iter().all(|byte| kind(byte).is_some()) && changes >= 4
}
