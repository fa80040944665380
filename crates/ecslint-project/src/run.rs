//! A workspace over many files.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use ecslint_core::Applicability;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::config::FileOfConfig;
use crate::discover::{self, Candidate, Origin};
use crate::fix::Mended;
use crate::read;
use crate::report::{Doing, Failure, Progress, Report, Skipped};
use crate::workspace::Workspace;

/// What became of one file of a run.
enum Looked {
    Mended(Box<Mended>),
    Skipped(Skipped),
    Failed(Failure),
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
        let found = discover::files(paths, &|path| self.names_kind_of(path));
        progress.expect(found.files.len());
        let passed_over = AtomicUsize::new(0);
        let look = |candidate: &Candidate| {
            let looked = self.look(candidate, &work);
            progress.step();
            if looked.is_none() {
                passed_over.fetch_add(1, Ordering::Relaxed);
            }
            looked
        };
        // Starting the threads takes longer than checking a file.
        let looked: Vec<Looked> = match found.files.as_slice() {
            [] => Vec::new(),
            [one] => look(one).into_iter().collect(),
            many => many.par_iter().filter_map(look).collect(),
        };
        let mut report = Report { failures: found.failures, ..Report::default() };
        for looked in looked {
            match looked {
                Looked::Mended(mended) => {
                    report.files.push(mended.checked);
                    report.changes.extend(mended.change);
                    report.failures.extend(mended.failure);
                    report.held_back += mended.held_back;
                    report.unwelcome += mended.unwelcome;
                }
                Looked::Skipped(skipped) => report.skipped.push(skipped),
                Looked::Failed(failure) => report.failures.push(failure),
            }
        }
        report.failures.sort();
        report.passed_over = passed_over.into_inner();
        report
    }

    /// Whether a configuration says what the file at `path` holds, so that it is looked at whatever it is called.
    fn names_kind_of(&self, path: &Path) -> bool {
        let project = self.project_of(path);
        let config = project.config().filter(|config| !config.config.kinds.is_empty());
        config.is_some_and(|config| FileOfConfig::new(config, path).kind().is_some())
    }

    /// Looks at one file; `None` when it was found in a folder and is no ECS file.
    fn look(&self, candidate: &Candidate, work: impl Fn(&Path, &[u8]) -> Mended) -> Option<Looked> {
        let failed =
            |message| Some(Looked::Failed(Failure { path: candidate.path.clone(), doing: Doing::Reading, message }));
        let config = self.project_of(&candidate.path).config().cloned();
        // What is excluded is not even read.
        let excluded = config.and_then(|config| FileOfConfig::new(&config, &candidate.path).excluded());
        if excluded.is_some() {
            let skipped = Skipped { path: candidate.path.clone(), excluded };
            return (candidate.origin == Origin::Named).then_some(Looked::Skipped(skipped));
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
            (Some(_), _) => Some(Looked::Mended(Box::new(mended))),
            (None, Origin::Named) => Some(Looked::Skipped(Skipped { path: mended.checked.path, excluded: None })),
            (None, Origin::Walked) => None,
        }
    }
}

/// What a panic says.
fn panic_words(panic: &(dyn Any + Send)) -> &str {
    let words = panic.downcast_ref::<String>().map(String::as_str);
    words.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no message")
}
