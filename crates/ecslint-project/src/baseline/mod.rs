//! The list of known findings: what a team set aside when it began.

mod format;
mod write;

use std::path::{Path, PathBuf};

use ecslint_core::fingerprint::{Identity, identities};
use ecslint_core::{Check, Diagnostic};
use ecslint_syntax::{Syntax, parse};
use rustc_hash::FxHashSet;

use crate::folders::{absolute, seen_from};
use crate::read;
use crate::report::path_text;

pub use write::WrittenBaseline;

/// The name of a list that nobody gave a name.
pub const BASELINE_NAME: &str = "ecslint-baseline.json";

/// A finding of the list. Only the fingerprint decides; the rest tells people and this program where it was.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct KnownFinding {
    /// The file, seen from the folder of the list.
    pub file: String,
    /// The place as a JSON Pointer in which names stand for the numbers of items.
    pub at: String,
    /// The name of the rule.
    pub rule: String,
    /// What the finding is known by.
    pub fingerprint: String,
    /// The family of the task definition.
    pub family: String,
    /// The container, if it lies in one that has a name.
    pub container: Option<String>,
}

/// A list of known findings as it was read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Baseline {
    /// Its name from the root on.
    pub(crate) path: PathBuf,
    pub(crate) text: String,
    pub(crate) findings: Vec<KnownFinding>,
    fingerprints: FxHashSet<String>,
}

impl Baseline {
    /// Reads the list at `path`.
    ///
    /// # Errors
    /// When it cannot be read, or is no list of known findings; in a few words.
    pub(crate) fn load(path: &Path) -> Result<Self, String> {
        let bytes = read::read(path)?;
        let text = String::from_utf8(bytes).map_err(|_| "it is not written in UTF-8".to_owned())?;
        let findings = format::read(&text)?;
        let fingerprints = findings.iter().map(|finding| finding.fingerprint.clone()).collect();
        Ok(Self { path: absolute(path), text, findings, fingerprints })
    }

    /// Whether the finding is known.
    pub(crate) fn holds(&self, identity: &Identity) -> bool {
        self.fingerprints.contains(&identity.fingerprint)
    }

    /// The folder that files are named from.
    pub(crate) fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new(""))
    }
}

/// Whether findings of this rule can be set aside: not what ecslint says about itself and about suppressions.
pub(crate) fn can_be_known(diagnostic: &Diagnostic) -> bool {
    !matches!(diagnostic.rule.check, Check::Engine)
}

/// What the findings in a text are known by. `home` stands for the family where the text has none: the name of the file as
/// it is the same wherever ecslint runs.
pub fn fingerprints<'a>(
    text: &str,
    syntax: Syntax,
    diagnostics: impl IntoIterator<Item = &'a Diagnostic>,
    home: &str,
) -> Vec<Identity> {
    identities(&parse(text, syntax), diagnostics, home)
}

/// The name of the file at `path`, seen from `folder`, with `/` between its parts.
pub(crate) fn name_from(folder: &Path, path: &Path) -> String {
    path_text(&seen_from(folder, path))
}
