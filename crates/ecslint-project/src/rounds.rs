//! The same paths again and again, as somebody who edits files wants them checked.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use rustc_hash::FxHashMap;

use crate::config::CONFIG_NAME;
use crate::discover::Candidate;
use crate::folders::{absolute, real_name};
use crate::project::Configuration;
use crate::report::{Progress, Report};
use crate::run::Looked;
use crate::workspace::Workspace;

/// What came of the files in the rounds before, by their names from the root on.
#[derive(Debug, Default)]
pub struct Memory {
    looked: FxHashMap<PathBuf, Looked>,
}

/// One round.
#[derive(Debug)]
pub struct Round {
    /// What is to be said about all files.
    pub report: Report,
    /// How many files were looked at anew.
    pub renewed: usize,
    /// How many files there are to watch.
    pub files: usize,
}

/// The folders to watch, by their names from the root on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folders {
    /// Files are looked for here: whatever happens counts.
    pub inside: BTreeSet<PathBuf>,
    /// Only what [`Workspace::governs`] knows counts here.
    pub around: BTreeSet<PathBuf>,
}

impl Memory {
    /// Forgets the file at `path`, or all that lies in the folder there, because it has changed. Whether anything was known
    /// of it.
    pub fn forget(&mut self, path: &Path) -> bool {
        let name = real_name(path);
        let before = self.looked.len();
        if self.looked.remove(&name).is_none() {
            self.looked.retain(|known, _| !known.starts_with(&name));
        }
        self.looked.len() < before
    }

    /// Forgets everything: a configuration has changed, or nobody knows what has.
    pub fn forget_all(&mut self) {
        self.looked.clear();
    }
}

impl Workspace {
    /// Checks files and the files in folders as [`check_paths`](Self::check_paths) does, without looking at those again
    /// that `memory` knows.
    pub fn check_again(&self, paths: &[PathBuf], progress: &Progress, memory: &mut Memory) -> Round {
        let found = self.discover(paths);
        let named: Vec<(PathBuf, Candidate)> =
            found.files.into_iter().map(|file| (real_name(&file.path), file)).collect();
        let unknown = named.iter().filter(|(name, _)| !memory.looked.contains_key(name));
        let (names, unknown): (Vec<PathBuf>, Vec<Candidate>) = unknown.cloned().unzip();
        let renewed = unknown.len();
        progress.expect(renewed);
        let looked = self.look_at_some(&unknown, progress, &|path, bytes| self.check_text(path, bytes).into());
        memory.looked.extend(names.into_iter().zip(looked));
        let mut report = Report { failures: found.failures, looked_at: named.len(), ..Report::default() };
        for (name, _) in &named {
            if let Some(looked) = memory.looked.get(name) {
                looked.clone().add_to(&mut report);
            }
        }
        report.failures.sort();
        let files = report.files.len() + report.failures.len();
        self.conclude(&mut report, paths);
        Round { report, renewed, files }
    }

    /// The folders in which something may happen that changes what is said about `paths`: those that are walked, those of
    /// the files that are named, and those in which a configuration or a list of known findings is, or may come to be.
    pub fn folders_to_watch(&self, paths: &[PathBuf]) -> Folders {
        let found = self.discover(paths);
        let parent = |path: &Path| absolute(path).parent().map(Path::to_owned);
        let mut inside: BTreeSet<PathBuf> = found.folders.iter().map(|folder| absolute(folder)).collect();
        inside.extend(found.files.iter().filter_map(|file| parent(&file.path)));
        // One that is not there yet, or not any more, may come.
        inside.extend(found.failures.iter().filter_map(|failure| parent(&failure.path)));
        let mut around: BTreeSet<PathBuf> = match &self.settings().configuration {
            Configuration::Nearest => {
                let tops = inside.iter().filter(|folder| folder.parent().is_some_and(|above| !inside.contains(above)));
                let known = self.configs().into_iter().map(|config| config.folder.clone());
                tops.flat_map(|folder| up_to_repository(folder)).chain(known).collect()
            }
            Configuration::File(config) => parent(config).into_iter().collect(),
            Configuration::None => BTreeSet::new(),
        };
        let baselines = found.files.iter().filter_map(|file| self.baseline_of(&file.path));
        around.extend(baselines.filter_map(|baseline| parent(&baseline)));
        around.retain(|folder| !inside.contains(folder));
        Folders { inside, around }
    }

    /// Whether the file at `path` says how others are checked, or which are: then all is to be checked anew.
    pub fn governs(&self, path: &Path) -> bool {
        const RULES_OF_THE_WALK: [&str; 2] = [".gitignore", ".ignore"];
        let is_called = |name: &str| path.file_name().is_some_and(|own| own == name);
        let is_config = match &self.settings().configuration {
            Configuration::Nearest => is_called(CONFIG_NAME),
            Configuration::File(config) => real_name(config) == real_name(path),
            Configuration::None => false,
        };
        let is_baseline = || {
            let named = self.settings().baseline.iter().map(|path| real_name(path));
            let configs = self.configs();
            let written = configs.iter().filter_map(|config| {
                let baseline = config.config.baseline.as_ref()?;
                Some(real_name(&config.folder.join(&baseline.value)))
            });
            let name = real_name(path);
            named.chain(written).any(|baseline| baseline == name)
        };
        is_config || RULES_OF_THE_WALK.iter().any(|name| is_called(name)) || is_baseline()
    }
}

/// `folder` and those above it as far as its repository reaches; all of them where there is none. The folders outside of a
/// repository are busy, and no configuration is likely to come there.
fn up_to_repository(folder: &Path) -> Vec<PathBuf> {
    let all: Vec<PathBuf> = folder.ancestors().map(Path::to_owned).collect();
    match all.iter().position(|folder| folder.join(".git").exists()) {
        Some(root) => all[..=root].to_vec(),
        None => all,
    }
}
