//! What a finding is known by from one run to the next.

use std::fmt::Write as _;

use ecslint_syntax::Document;
use sha2::{Digest, Sha256};

use crate::diagnostic::Diagnostic;
use crate::place::{Places, scalar};

/// What a finding is known by: the rule, the family, the container, the place and the value, and neither a line nor a
/// number of an item. It stays the same when containers, members and items with names are put in another order, and when
/// something else in the file changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// All of it in 32 hexadecimal digits.
    pub fingerprint: String,
    /// The family; where the file has none, the name that was given for it.
    pub family: String,
    /// The container, if the finding lies in one that has a name.
    pub container: Option<String>,
    /// The place as a JSON Pointer in which names stand for the numbers of items.
    pub at: String,
}

/// Grows when fingerprints are made in another way, so that old ones are not taken for new ones.
const VERSION: &str = "1";

/// What each of `diagnostics` is known by, in their order. `home` stands for the family where `document` has none: a name of
/// the file that is the same wherever ecslint runs.
pub fn identities<'a>(
    document: &Document<'_>,
    diagnostics: impl IntoIterator<Item = &'a Diagnostic>,
    home: &str,
) -> Vec<Identity> {
    let mut places = Places::new(document);
    let family = places.family().unwrap_or(home).to_owned();
    let identify = |diagnostic: &Diagnostic| {
        let place = places.find(&diagnostic.pointer);
        let (node, at) = (place.node, place.named_pointer());
        let value = match node.and_then(|node| Some((node, scalar(node)?))) {
            Some((node, whole)) => {
                // Several findings may lie in one text, such as an expression.
                let inner = document.text().get(diagnostic.span.range()).unwrap_or_default();
                let is_part = node.span().contains(diagnostic.span) && node.span() != diagnostic.span;
                if is_part { format!("{whole}\0{inner}") } else { whole.to_owned() }
            }
            // Of a value that holds others most may change without a word about the finding, so what the message is about
            // counts: the name of the member that is missing.
            None => subject(&diagnostic.message).to_owned(),
        };
        let container = place.container.clone();
        let parts =
            [VERSION, diagnostic.rule.name, &family, container.as_deref().unwrap_or_default(), at.as_str(), &value];
        Identity { fingerprint: hash(&parts), family: family.clone(), container, at }
    };
    diagnostics.into_iter().map(identify).collect()
}

/// The value or key with which every message begins.
fn subject(message: &str) -> &str {
    message.split('`').nth(1).unwrap_or(message)
}

/// The first half of a SHA-256 over the parts, each with its length before it.
fn hash(parts: &[&str]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    hasher.finalize().iter().take(16).fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_subject_is_what_the_message_begins_with() {
        assert_eq!(subject("`image` is missing in `app`"), "image");
        assert_eq!(subject("nothing"), "nothing");
    }

    #[test]
    fn hashes_stay_the_same_and_keep_parts_apart() {
        assert_eq!(hash(&["a", "b"]), hash(&["a", "b"]));
        assert_ne!(hash(&["ab", ""]), hash(&["a", "b"]));
        assert_eq!(hash(&["1"]), "d8a7ccf8c19d45724402ed69bb491cac");
    }
}
