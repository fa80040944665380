//! A workspace over many files.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use ecslint_core::Applicability;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::config::FileOfConfig;
use crate::discover::{self, Candidate, Discovered, Origin};
use crate::fix::Mended;
use crate::folders::absolute;
use crate::read;
use crate::report::{Doing, Failure, Progress, Report, Skipped};
use crate::workspace::Workspace;

/// How many files are looked at before what came of them goes into the report, where it takes less room.
const AT_ONCE: usize = 1024;

/// What became of one file of a run.
#[derive(Clone, Debug)]
pub(crate) enum Looked {
    Mended(Box<Mended>),
    Skipped(Skipped),
    Failed(Failure),
    /// It was found in a folder and is no ECS file.
    PassedOver,
    /// The same, and this run writes it: it is a report that an earlier one left there.
    Report,
    /// It was found in a folder and the configuration excludes it.
    LeftOut,
}

impl Looked {
    pub(crate) fn add_to(self, report: &mut Report) {
        match self {
            Looked::Mended(mended) => {
                report.files.push(mended.checked);
                report.changes.extend(mended.change);
                report.failures.extend(mended.failure);
                report.held_back += mended.held_back;
                report.unwelcome += mended.unwelcome;
            }
            Looked::Skipped(skipped) => report.skipped.push(skipped),
            Looked::Failed(failure) => report.failures.push(failure),
            // Most files of a repository are none of ours: they are counted and not kept.
            Looked::PassedOver => report.passed_over += 1,
            Looked::Report => {}
            Looked::LeftOut => report.left_out += 1,
        }
    }
}

impl Workspace {
    /// Checks files, and the files in folders. One that cannot be read does not keep the others from being checked.
    pub fn check_paths(&self, paths: &[PathBuf], progress: &Progress) -> Report {
        self.look_at(paths, progress, |path, bytes| self.check_text(path, bytes).into())
    }

    /// The same, and finds out what fixes that are at least as sure as `lowest` change: see
    /// [`mend_text`](Self::mend_text). The report is about the texts after the fixes; nothing is written until
    /// [`Report::write_changes`].
    pub fn mend_paths(&self, paths: &[PathBuf], lowest: Applicability, progress: &Progress) -> Report {
        let mut report = self.look_at(paths, progress, |path, bytes| self.mend_text(path, bytes, lowest));
        report.keep_one_change_a_file();
        report
    }

    /// Reads files, and the files in folders, and does `work` with each, on many at once.
    fn look_at(&self, paths: &[PathBuf], progress: &Progress, work: impl Fn(&Path, &[u8]) -> Mended + Sync) -> Report {
        let found = self.discover(paths);
        progress.expect(found.files.len());
        let mut report = Report { failures: found.failures, looked_at: found.files.len(), ..Report::default() };
        // A list that grows is copied, and for that moment there are two.
        report.files.reserve_exact(found.files.len());
        let mut files = found.files.into_iter();
        loop {
            let some: Vec<Candidate> = files.by_ref().take(AT_ONCE).collect();
            if some.is_empty() {
                break;
            }
            for looked in self.look_at_some(&some, progress, &work) {
                looked.add_to(&mut report);
            }
        }
        report.failures.sort();
        report
    }

    /// Reads these files and does `work` with each, on many at once.
    pub(crate) fn look_at_some(
        &self,
        files: &[Candidate],
        progress: &Progress,
        work: &(impl Fn(&Path, &[u8]) -> Mended + Sync),
    ) -> Vec<Looked> {
        let look = |candidate: &Candidate| {
            let looked = self.look(candidate, work);
            progress.step();
            looked
        };
        // Starting the threads takes longer than checking a file.
        match files {
            [] => Vec::new(),
            [one] => vec![look(one)],
            many => many.par_iter().map(look).collect(),
        }
    }

    /// The files that a run over `paths` looks at.
    pub(crate) fn discover(&self, paths: &[PathBuf]) -> Discovered {
        let mut found = discover::files(paths, &|path| self.names_kind_of(path));
        if let Some(only) = &self.settings().only {
            found.files.retain(|file| only.keeps(self, &file.path));
        }
        found
    }

    /// Whether a configuration says what the file at `path` holds, so that it is looked at whatever it is called.
    fn names_kind_of(&self, path: &Path) -> bool {
        let project = self.project_of(path);
        let config = project.config().filter(|config| !config.config.kinds.is_empty());
        config.is_some_and(|config| FileOfConfig::new(config, path).kind().is_some())
    }

    /// Whether this run writes the file at `path`.
    fn writes(&self, path: &Path) -> bool {
        let reports = &self.settings().reports;
        !reports.is_empty() && reports.contains(&absolute(path))
    }

    /// Looks at one file.
    fn look(&self, candidate: &Candidate, work: impl Fn(&Path, &[u8]) -> Mended) -> Looked {
        let failed = |message| Looked::Failed(Failure { path: candidate.path.clone(), doing: Doing::Reading, message });
        let project = self.project_of(&candidate.path);
        // What is excluded is not even read.
        let about = project.config().map(|config| FileOfConfig::new(config, &candidate.path));
        match (about.and_then(|about| about.excluded()), candidate.origin) {
            (Some(place), Origin::Named) => {
                return Looked::Skipped(Skipped { path: candidate.path.clone(), excluded: Some(place) });
            }
            (Some(_), Origin::Walked) => return Looked::LeftOut,
            (None, _) => {}
        }
        let bytes = match read::read(&candidate.path) {
            Ok(bytes) => bytes,
            Err(message) => return failed(message),
        };
        let mut mended = match catch_unwind(AssertUnwindSafe(|| work(&candidate.path, &bytes))) {
            Ok(mended) => mended,
            Err(panic) => return failed(format!("ecslint failed inside: {}", panic_words(&*panic))),
        };
        if mended.checked.diagnostics.is_empty() && mended.checked.suppressed.is_empty() {
            mended.checked.text = String::new();
        }
        match (mended.checked.kind, candidate.origin) {
            (Some(_), _) => Looked::Mended(Box::new(mended)),
            (None, Origin::Named) => Looked::Skipped(Skipped { path: mended.checked.path, excluded: None }),
            (None, Origin::Walked) if self.writes(&candidate.path) => Looked::Report,
            (None, Origin::Walked) => Looked::PassedOver,
        }
    }
}

/// What a panic says.
fn panic_words(panic: &(dyn Any + Send)) -> &str {
    let words = panic.downcast_ref::<String>().map(String::as_str);
    words.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no message")
}
