//! A digest is the one part of an image name that is surely complete or surely wrong.

use ecslint_core::placeholder;
use ecslint_core::text;
use ecslint_core::{Check, ContainerDefinition, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "malformed-image-digest",
    summary: "The digest of an image is not `sha256:` and 64 hexadecimal digits.",
    group: Group::Limits,
    severity: Severity::Error,
    outcome: Outcome::Rejected { operation: "RegisterTaskDefinition", says: &[] },
    fixable: false,
    since: "0.1.0",
    page: include_str!("malformed-image-digest.md"),
    needs: &[],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(image) = container.image().known() else { return };
    let Some((_, digest)) = text::split_once(image.value, b'@') else { return };
    let length = context.facts.limits.image_digest_length.value;
    let message = match digest.strip_prefix("sha256:") {
        Some(hex) if is_word(hex) => return,
        Some(hex) if hex.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte)) => {
            if i64::try_from(hex.len()).is_ok_and(|digits| digits == length) {
                return;
            }
            format!("`sha256:` is followed by {} hexadecimal digits instead of {length}", hex.len())
        }
        Some(_) => "`sha256:` is followed by something else than hexadecimal digits".to_owned(),
        None if is_word(digest) => return,
        None => "`@` is not followed by `sha256:`".to_owned(),
    };
    context
        .report(image.span(), message)
        .help(format!("copy the whole digest: `sha256:` and {length} digits from 0 to 9 and a to f"));
}

/// Whether the text is a word that stands for a digest, as in documentation.
fn is_word(text: &str) -> bool {
    let letters = text.bytes().all(|byte| !byte.is_ascii_digit()) && text.bytes().any(|byte| byte > b'f');
    letters || placeholder::is_shortened(text) || placeholder::is_bare_word(text)
}
