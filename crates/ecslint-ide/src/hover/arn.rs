//! An ARN taken apart.

use ecslint_core::placeholder;
use ecslint_core::values::arn::{self, Arn};

use super::page::Page;
use crate::markdown::code;
use crate::view::View;

/// Name of the list of services as their users call them.
const SERVICES: &str = "services";

/// The ARN that `text` is, or that stands behind the prefix of a credential spec.
pub(super) fn inside(text: &str) -> Option<Arn<'_>> {
    let plain = ["credentialspec:", "credentialspecdomainless:"].iter().find_map(|prefix| text.strip_prefix(prefix));
    let text = plain.unwrap_or(text);
    arn::parse(text).filter(|_| !placeholder::is_shortened(text))
}

/// Tells the parts of an ARN.
pub(super) fn tell<'d>(page: &mut Page<'d>, view: View<'d>, arn: Arn<'_>) {
    fields(page, view, &arn);
    match arn.service {
        "s3" => {
            let (bucket, key) = arn.resource.split_once('/').unwrap_or((arn.resource, ""));
            part(page, "Bucket", bucket);
            part(page, "Key", key);
        }
        _ => {
            // What kind of resource it is stands before the first separator, if there is one.
            let (kind, name) = arn.resource.split_once(['/', ':']).unwrap_or(("", arn.resource));
            part(page, "Kind", kind);
            part(page, "Name", name);
        }
    }
    page.paragraph("");
}

/// Tells everything but the resource.
pub(super) fn fields<'d>(page: &mut Page<'d>, view: View<'d>, arn: &Arn<'_>) {
    let services = view.members.words(SERVICES);
    match services.and_then(|services| Some((services.words.get(arn.service)?, services))) {
        Some((known, services)) => {
            page.paragraph(format!("**ARN** of {known}"));
            page.cite(&[&view.members.sources], &services.source, &services.date);
        }
        None => page.paragraph(format!("**ARN** of the service {}", code(arn.service))),
    }
    if arn.partition != "aws" {
        part(page, "Partition", arn.partition);
    }
    part(page, "Region", arn.region);
    part(page, "Account", arn.account);
}

/// Tells one part, unless it is empty.
pub(super) fn part(page: &mut Page<'_>, label: &str, text: &str) {
    if !text.is_empty() {
        page.item(format!("{label}: {}", code(text)));
    }
}
