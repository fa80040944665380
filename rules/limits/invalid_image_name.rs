//! The service checks the characters and the length of an image name, nothing else of it.

use ecslint_core::edit;
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};

use super::{in_words, is_bracketed};

pub(crate) static RULE: Rule = Rule {
    name: "invalid-image-name",
    summary: "An image name has characters or a length that the service does not take.",
    group: Group::Limits,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "RegisterTaskDefinition",
        says: &["Container.image contains invalid characters.", "Container.image should be 255 characters or less"],
    },
    fixable: true,
    since: "0.1.0",
    page: include_str!("invalid-image-name.md"),
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(image) = container.image().known() else { return };
    let text = image.value;
    let fault =
        if text.bytes().all(is_image_byte) { None } else { text.chars().find(|letter| !is_image_character(*letter)) };
    if let Some(fault) = fault {
        if is_bracketed(text) {
            return;
        }
        let found = context.report(image.span(), format!("`image` holds {}, which no image name has", in_words(fault)));
        found.says("Container.image contains invalid characters.");
        found.help("use letters, digits and `-`, `_`, `.`, `:`, `/`, `#`, `@` only");
        let trimmed = text.trim();
        if !trimmed.is_empty() && trimmed.chars().all(is_image_character) {
            found.fix(Fix::safe("remove the blanks around it", vec![edit::replace_string(image.node, trimmed)]));
        }
        return;
    }
    // With a digest only what stands before it counts.
    let longest = context.facts.limits.image_length.value;
    let length = text.find('@').unwrap_or(text.len());
    if i64::try_from(length).is_ok_and(|length| length > longest) {
        context
            .report(image.span(), format!("`image` has {length} characters of at most {longest}"))
            .says(format!("Container.image should be {longest} characters or less"))
            .help("use a shorter repository name or tag; a digest behind `@` does not count");
    }
}

fn is_image_character(letter: char) -> bool {
    u8::try_from(letter).is_ok_and(is_image_byte)
}

fn is_image_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b':' | b'/' | b'#' | b'@')
}
