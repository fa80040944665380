//! What a run says: per file, and about the files that could not be checked.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use ecslint_core::{Diagnostic, Severity, SourceKind};
use ecslint_syntax::Span;
use rustc_hash::FxHashSet;

use crate::baseline::KnownFinding;
use crate::config::INVALID_CONFIG;
use crate::fix::Mended;
use crate::write;

/// One text after the check.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The name as it was given, or relative to the folder that was walked.
    pub path: PathBuf,
    /// What the text is; `None` when it holds nothing that ecslint checks.
    pub kind: Option<SourceKind>,
    /// The text that the spans refer to.
    pub text: String,
    /// The findings in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
    /// How many findings were left out because they are below [`crate::Settings::lowest`].
    pub hidden: Counts,
    /// The findings that the author or the team wants to hear nothing of, each with what keeps it silent.
    pub suppressed: Vec<(Diagnostic, Suppression)>,
    /// The lowest severity that makes a run fail.
    pub fail_on: Severity,
    /// Where the configuration says that the file is not to be checked.
    pub excluded: Option<ConfigPlace>,
}

impl Default for Checked {
    fn default() -> Self {
        Self {
            path: PathBuf::new(),
            kind: None,
            text: String::new(),
            diagnostics: Vec::new(),
            hidden: Counts::default(),
            suppressed: Vec::new(),
            fail_on: Severity::Error,
            excluded: None,
        }
    }
}

impl Checked {
    /// Whether it holds a finding that makes a run fail.
    pub fn fails(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity >= self.fail_on)
    }

    /// Whether it is a configuration with a mistake.
    pub fn has_config_mistakes(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.rule.name == INVALID_CONFIG)
    }
}

/// What keeps a finding silent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Suppression {
    /// A comment in the file.
    Comment {
        /// Where it stands.
        span: Span,
        /// Why; empty where nothing is said.
        reason: String,
    },
    /// An `[[ignore]]` entry of the configuration.
    Entry {
        /// Where the entry begins.
        place: ConfigPlace,
        /// Its number in the configuration, from 0 on.
        number: usize,
        /// Why.
        reason: String,
    },
    /// The list of known findings.
    Baseline {
        /// The name of the list.
        path: PathBuf,
        /// What the finding is known by.
        fingerprint: String,
    },
}

/// A known finding that is not there any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone {
    /// The name of the list.
    pub baseline: PathBuf,
    /// The finding.
    pub finding: KnownFinding,
}

/// A line of a configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigPlace {
    /// The configuration.
    pub path: PathBuf,
    /// The line, from 1 on.
    pub line: u32,
}

impl fmt::Display for ConfigPlace {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}", path_text(&self.path), self.line)
    }
}

/// A number of findings for each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Pieces of advice.
    pub advice: usize,
}

impl Counts {
    /// Counts one finding of this severity.
    pub fn add(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Advice => self.advice += 1,
        }
    }

    /// Adds the numbers of `other`.
    pub fn merge(&mut self, other: Counts) {
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.advice += other.advice;
    }

    /// The number for one severity.
    pub fn of(self, severity: Severity) -> usize {
        match severity {
            Severity::Error => self.errors,
            Severity::Warning => self.warnings,
            Severity::Advice => self.advice,
        }
    }

    /// All together.
    pub fn total(self) -> usize {
        self.errors + self.warnings + self.advice
    }
}

/// A file that was named by the user and not checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// The name as it was given.
    pub path: PathBuf,
    /// Where the configuration excludes it; `None` when it holds nothing that ecslint checks.
    pub excluded: Option<ConfigPlace>,
}

/// What could not be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doing {
    /// Reading a file or folder.
    Reading,
    /// Applying fixes to a text.
    Fixing,
    /// Writing a file after the fixes.
    Writing,
}

impl Doing {
    /// The word behind "cannot".
    pub const fn verb(self) -> &'static str {
        match self {
            Doing::Reading => "read",
            Doing::Fixing => "fix",
            Doing::Writing => "write",
        }
    }
}

/// A file or folder with which something could not be done.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Failure {
    /// Its name.
    pub path: PathBuf,
    /// What could not be done.
    pub doing: Doing,
    /// Why, in a few words without a period.
    pub message: String,
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "cannot {} {}: {}", self.doing.verb(), path_text(&self.path), self.message)
    }
}

/// What fixes change in one text.
#[derive(Clone, Debug)]
pub struct Change {
    /// The text as it was, with its findings.
    pub before: Checked,
    /// The text after the fixes.
    pub text: String,
    /// How many findings were fixed.
    pub fixed: usize,
}

/// What a run over many files says.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The ECS files, sorted by path. The text is kept only where there are findings.
    pub files: Vec<Checked>,
    /// The files named by the user that were not checked.
    pub skipped: Vec<Skipped>,
    /// How many files were found in folders and turned out to be no ECS files.
    pub passed_over: usize,
    /// How many files were found in folders and are excluded by the configuration.
    pub left_out: usize,
    /// How many files the run looked at, whatever came of them.
    pub looked_at: usize,
    /// What could not be done.
    pub failures: Vec<Failure>,
    /// What fixes change, sorted by path; empty unless fixes were asked for.
    pub changes: Vec<Change>,
    /// How many findings keep their fix because the text around it is broken.
    pub held_back: usize,
    /// How many findings keep their fix because it would bring another one.
    pub unwelcome: usize,
    /// The known findings that are not there any more.
    pub gone: Vec<Gone>,
}

impl Report {
    /// Adds a text that was looked at beside the files, such as standard input; it stands first.
    pub fn put_first(&mut self, mended: Mended) {
        let Mended { checked, change, held_back, unwelcome, failure } = mended;
        if checked.kind.is_some() {
            self.files.insert(0, checked);
        } else {
            self.skipped.insert(0, Skipped { path: checked.path, excluded: checked.excluded });
        }
        self.changes.splice(0..0, change);
        self.failures.splice(0..0, failure);
        self.held_back += held_back;
        self.unwelcome += unwelcome;
    }

    /// Writes the files that fixes change, until `stop` says that enough is written. One that cannot be written stays as it
    /// is, with its findings, and becomes a failure.
    pub fn write_changes(&mut self, stop: &AtomicBool) {
        for change in std::mem::take(&mut self.changes) {
            if stop.load(Ordering::Relaxed) {
                break;
            }
            match write::replace(&change.before.path, &change.before.text, &change.text) {
                Ok(()) => self.changes.push(change),
                Err(message) => {
                    let path = change.before.path.clone();
                    if let Some(file) = self.files.iter_mut().find(|file| file.path == path) {
                        *file = change.before;
                    }
                    self.failures.push(Failure { path, doing: Doing::Writing, message });
                }
            }
        }
        self.failures.sort();
    }

    /// A file that was found under several names is changed once.
    pub(crate) fn keep_one_change_a_file(&mut self) {
        if self.changes.len() > 1 {
            let mut seen = FxHashSet::default();
            self.changes.retain(|change| {
                let path = &change.before.path;
                seen.insert(path.canonicalize().unwrap_or_else(|_| path.clone()))
            });
        }
    }

    /// Whether a finding makes the run fail.
    pub fn fails(&self) -> bool {
        self.files.iter().any(Checked::fails)
    }

    /// Whether a configuration holds a mistake, so that not all was done as it was meant.
    pub fn has_config_mistakes(&self) -> bool {
        self.files.iter().any(Checked::has_config_mistakes)
    }

    /// How many findings are kept silent.
    pub fn suppressed(&self) -> usize {
        self.files.iter().map(|file| file.suppressed.len()).sum()
    }

    /// How many findings the changes fix.
    pub fn fixed(&self) -> usize {
        self.changes.iter().map(|change| change.fixed).sum()
    }

    /// The findings that are reported.
    pub fn shown(&self) -> Counts {
        let mut counts = Counts::default();
        self.diagnostics().for_each(|diagnostic| counts.add(diagnostic.severity));
        counts
    }

    /// The findings that were left out.
    pub fn hidden(&self) -> Counts {
        let mut counts = Counts::default();
        self.files.iter().for_each(|file| counts.merge(file.hidden));
        counts
    }

    /// Every finding, file by file.
    pub fn diagnostics(&self) -> impl Iterator<Item = &Diagnostic> {
        self.files.iter().flat_map(|file| &file.diagnostics)
    }
}

/// How far a run is; read by another thread while it goes on.
#[derive(Debug, Default)]
pub struct Progress {
    total: AtomicUsize,
    done: AtomicUsize,
}

impl Progress {
    pub(crate) fn expect(&self, files: usize) {
        self.total.store(files, Ordering::Relaxed);
    }

    pub(crate) fn step(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }

    /// The number of files looked at so far.
    pub fn done(&self) -> usize {
        self.done.load(Ordering::Relaxed)
    }

    /// The number of files to look at; 0 while folders are still being walked.
    pub fn total(&self) -> usize {
        self.total.load(Ordering::Relaxed)
    }
}

/// The path for people and reports, with `/` between its parts on every system.
pub fn path_text(path: &Path) -> String {
    let text = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' { text.into_owned() } else { text.replace(std::path::MAIN_SEPARATOR, "/") }
}
