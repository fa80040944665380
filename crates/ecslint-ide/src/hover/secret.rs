//! What a `valueFrom` names.

use ecslint_core::placeholder;
use ecslint_core::values::secret::{self, Reference, SELECTOR_FIELDS, SUFFIX_LENGTH};

use super::arn::{self, part};
use super::page::Page;
use crate::markdown::code;
use crate::view::View;

/// Tells what the text of a `valueFrom` names.
pub(super) fn tell<'d>(page: &mut Page<'d>, view: View<'d>, text: &str) {
    if text.is_empty() || placeholder::is_shortened(text) {
        return;
    }
    match secret::parse(text) {
        Reference::Parameter(arn) => {
            arn::fields(page, view, &arn);
            part(page, "Parameter", arn.resource.strip_prefix("parameter").unwrap_or(arn.resource));
        }
        Reference::Secret(found) => {
            arn::fields(page, view, &found.arn);
            let (name, suffix) = name_and_suffix(found.name);
            part(page, "Secret", name);
            part(page, "Random suffix", suffix);
            selector(page, found.selector);
        }
        Reference::OtherArn(arn) => arn::tell(page, view, arn),
        Reference::ParameterName(name) => {
            page.paragraph(format!("**Parameter** {} of Parameter Store, in the Region of the task", code(name)));
        }
    }
    page.paragraph("");
}

/// The name without the characters that Secrets Manager puts behind it, and these.
fn name_and_suffix(name: &str) -> (&str, &str) {
    match name.rsplit_once('-') {
        Some((start, suffix))
            if suffix.len() == SUFFIX_LENGTH && suffix.bytes().all(|byte| byte.is_ascii_alphanumeric()) =>
        {
            (start, suffix)
        }
        _ => (name, ""),
    }
}

/// Tells the fields behind the name of a secret.
fn selector(page: &mut Page<'_>, selector: Option<&str>) {
    let Some(selector) = selector else {
        page.item("The whole secret, in its current version");
        return;
    };
    let fields: Vec<&str> = selector.split(':').collect();
    if fields.len() != SELECTOR_FIELDS {
        return;
    }
    let labels = ["JSON key", "Version stage", "Version id"];
    for (label, field) in labels.into_iter().zip(&fields) {
        part(page, label, field);
    }
    if fields.first().is_some_and(|key| key.is_empty()) {
        page.item("All of the text, no JSON key");
    }
    if fields.iter().skip(1).all(|field| field.is_empty()) {
        page.item("The current version");
    }
}
