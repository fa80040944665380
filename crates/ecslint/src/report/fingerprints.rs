//! What findings are known by from one report to the next.

use ecslint_project::{Checked, Diagnostic, SourceKind, fingerprints, syntax_of};

/// A fingerprint for each of `diagnostics`, which are findings in `file`. `name` stands for the family where there is none.
pub(super) fn fingerprints_of<'r>(
    file: &Checked,
    diagnostics: impl Iterator<Item = &'r Diagnostic>,
    name: &str,
) -> Vec<String> {
    // A configuration is no JSON: its findings are known by what they say.
    let text = if file.kind == Some(SourceKind::Configuration) { "" } else { &file.text };
    let identities = fingerprints(text, syntax_of(&file.path, text), diagnostics, name);
    identities.into_iter().map(|identity| identity.fingerprint).collect()
}
