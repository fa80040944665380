//! An image name taken apart.

use ecslint_core::values::image;

use super::arn::part;
use super::page::Page;

/// Where Docker looks for an image whose name begins with no registry.
const DOCKER_HUB: &str = "docker.io";

/// The tag that stands for none.
const NO_TAG: &str = "latest";

/// Tells the parts of an image name.
pub(super) fn tell(page: &mut Page<'_>, text: &str) {
    if text.is_empty() || text.contains(char::is_whitespace) {
        return;
    }
    let image = image::parse(text);
    page.paragraph("**Image**");
    match image.registry {
        Some(registry) if image.is_private_ecr() => {
            page.item(format!("Registry: {}, a private one in ECR", crate::markdown::code(registry)));
        }
        Some(registry) => part(page, "Registry", registry),
        None => page.item(format!("Registry: none is named, so Docker Hub (`{DOCKER_HUB}`)")),
    }
    part(page, "Repository", image.repository);
    match (image.tag, image.digest) {
        (Some(tag), _) => part(page, "Tag", tag),
        (None, None) => page.item(format!("Tag: none is written, so `{NO_TAG}`")),
        (None, Some(_)) => {}
    }
    if let Some(digest) = image.digest {
        part(page, "Digest", digest);
        page.item("The digest decides which image runs, whatever the tag means by then");
    }
    page.paragraph("");
}
