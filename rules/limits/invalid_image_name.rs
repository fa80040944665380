//! The service checks the characters and the length of an image name, nothing else of it.

use ecslint_core::text::{self, Alphabet};
use ecslint_core::{Check, ContainerDefinition, Context, Fix, Group, Outcome, Rule, Severity, TaskDefinition};
use ecslint_core::{edit, placeholder};
use ecslint_syntax::Node;

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
    needs: &[],
    check: Check::TaskDefinition(check),
};

/// What the service takes in a name.
static IMAGE: Alphabet = Alphabet::alphanumeric_and(b"-_.:/#@");

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    task.containers().iter().for_each(|container| check_name(container, context));
    // Two variables are the mark of a template.
    let mut unknown = task.containers().iter().filter(|container| container.image().is_opaque());
    if let (Some(container), None) = (unknown.next(), unknown.next()) {
        report_variable(container, context);
    }
}

fn check_name(container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(image) = container.image().known() else { return };
    let text = image.value;
    let fault = if IMAGE.spells(text) { None } else { text.chars().find(|letter| !is_image_character(*letter)) };
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
    let length = text::find(text, b'@').unwrap_or(text.len());
    if i64::try_from(length).is_ok_and(|length| length > longest) {
        context
            .report(image.span(), format!("`image` has {length} characters of at most {longest}"))
            .says(format!("Container.image should be {longest} characters or less"))
            .help("use a shorter repository name or tag; a digest behind `@` does not count");
    }
}

/// A tag such as `$TAG` may be filled in before AWS sees it. Where nothing else in the file is, that was most likely
/// meant for a shell which never saw the file.
fn report_variable(container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let Some(image) = container.image_as_written().known() else { return };
    let is_variable = |text: &str| {
        let name = text.strip_prefix('$').filter(|name| !name.starts_with(['{', '(']));
        name.is_some_and(|name| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_'))
    };
    let Some((repository, tag)) = image.value.rsplit_once(':') else { return };
    let is_template = |node: Node<'_>| {
        node.is_unknown()
            || (node.may_hold_placeholder() && node.as_str().is_some_and(|text| placeholder::find(text).is_some()))
    };
    if repository.is_empty()
        || !IMAGE.spells(repository)
        || !is_variable(tag)
        || image.node.document().nodes().any(|node| node != image.node && is_template(node))
    {
        return;
    }
    context
        .report(image.span(), format!("`image` holds `{tag}`, which nothing else in the file suggests is filled in"))
        .severity(Severity::Warning)
        .says("Container.image contains invalid characters.")
        .help("write the tag, or fill the file in before it is registered: AWS refuses `$` in an image name");
}

fn is_image_character(letter: char) -> bool {
    u8::try_from(letter).is_ok_and(|byte| IMAGE.has(byte))
}
