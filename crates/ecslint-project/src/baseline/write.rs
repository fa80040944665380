//! Writing lists of known findings, and dropping from them what is gone.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use ecslint_core::SourceKind;
use rustc_hash::FxHashSet;

use super::{Baseline, KnownFinding, can_be_known, fingerprints, format, name_from};
use crate::folders::{absolute, shown};
use crate::language::syntax_of;
use crate::report::{Doing, Failure, Gone, Report, Suppression};
use crate::workspace::Workspace;
use crate::write;

/// A list that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenBaseline {
    /// Its name.
    pub path: PathBuf,
    /// How many findings it holds.
    pub findings: usize,
    /// How many of them this run put in, or took out when only that was asked for.
    pub changed: usize,
}

impl Workspace {
    /// Writes every finding of `report` to the list of its file: the one that the settings name, the one that its
    /// configuration names, or the one at `otherwise`. What an older list says of files that the report is not about stays.
    /// What cannot be written becomes a failure.
    pub fn write_baselines(&self, report: &mut Report, otherwise: &Path) -> Vec<WrittenBaseline> {
        let mut lists: BTreeMap<PathBuf, (Vec<KnownFinding>, FxHashSet<String>)> = BTreeMap::new();
        for file in report.files.iter().filter(|file| file.kind != Some(SourceKind::Configuration)) {
            let path = self.baseline_of(&file.path).unwrap_or_else(|| absolute(otherwise));
            let folder = path.parent().unwrap_or(Path::new("")).to_owned();
            let name = name_from(&folder, &file.path);
            let (findings, files) = lists.entry(path).or_default();
            let known: Vec<_> = file.diagnostics.iter().filter(|diagnostic| can_be_known(diagnostic)).collect();
            let identities = fingerprints(&file.text, syntax_of(&file.path, &file.text), known.iter().copied(), &name);
            findings.extend(known.iter().zip(identities).map(|(diagnostic, identity)| KnownFinding {
                file: name.clone(),
                at: identity.at,
                rule: diagnostic.rule.name.to_owned(),
                fingerprint: identity.fingerprint,
                family: identity.family,
                container: identity.container,
            }));
            files.insert(name);
        }
        // Where nothing that differs is to be looked at, nothing is to be said of the rest.
        if lists.is_empty() && self.settings().only.is_none() {
            lists.insert(absolute(otherwise), Default::default());
        }
        let mut written = Vec::new();
        for (path, (mut findings, files)) in lists {
            let old = match Baseline::load(&path) {
                Ok(old) => old,
                // A list that is broken is written anew; one that is not there is new.
                Err(_) => Baseline { path: path.clone(), ..Baseline::default() },
            };
            let folder = old.folder().to_owned();
            let is_elsewhere =
                |known: &&KnownFinding| !files.contains(&known.file) && folder.join(&known.file).is_file();
            findings.extend(old.findings.iter().filter(is_elsewhere).cloned());
            findings.sort();
            findings.dedup();
            let changed = findings.iter().filter(|known| files.contains(&known.file)).count();
            let count = findings.len();
            match write::put(&path, &format::write(findings)) {
                Ok(()) => written.push(WrittenBaseline { path: shown(&path), findings: count, changed }),
                Err(message) => report.failures.push(Failure { path: shown(&path), doing: Doing::Writing, message }),
            }
        }
        report.failures.sort();
        written
    }

    /// Drops from the lists what `report` says is gone.
    pub fn prune_baselines(&self, report: &mut Report) -> Vec<WrittenBaseline> {
        let mut written = Vec::new();
        for baseline in self.baselines() {
            let path = shown(&baseline.path);
            let is_gone =
                |known: &KnownFinding| report.gone.iter().any(|gone| gone.baseline == path && gone.finding == *known);
            let (gone, left): (Vec<_>, Vec<_>) = baseline.findings.iter().cloned().partition(is_gone);
            if gone.is_empty() {
                continue;
            }
            let count = left.len();
            match write::replace(&baseline.path, &baseline.text, &format::write(left)) {
                Ok(()) => written.push(WrittenBaseline { path, findings: count, changed: gone.len() }),
                Err(message) => report.failures.push(Failure { path, doing: Doing::Writing, message }),
            }
        }
        report.failures.sort();
        written
    }

    /// The known findings of files that were looked at, or are not there any more, which no rule finds now.
    pub(crate) fn gone(&self, report: &Report) -> Vec<Gone> {
        let mut gone = Vec::new();
        for baseline in self.baselines() {
            let mut seen = FxHashSet::default();
            let mut files = FxHashSet::default();
            for file in &report.files {
                files.insert(name_from(baseline.folder(), &file.path));
                seen.extend(file.suppressed.iter().filter_map(|(_, suppression)| match suppression {
                    Suppression::Baseline { fingerprint, .. } => Some(fingerprint.as_str()),
                    _ => None,
                }));
            }
            for known in &baseline.findings {
                let path = baseline.folder().join(&known.file);
                let may_tell = if files.contains(&known.file) {
                    let rule = ecslint_rules::by_name(&known.rule);
                    rule.is_none_or(|rule| self.project_of(&path).runs(rule))
                } else {
                    !path.exists()
                };
                if may_tell && !seen.contains(known.fingerprint.as_str()) {
                    gone.push(Gone { baseline: shown(&baseline.path), finding: known.clone() });
                }
            }
        }
        gone
    }
}
