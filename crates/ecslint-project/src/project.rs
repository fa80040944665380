//! The one entry for a text, and its map over files.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use ecslint_core::engine::Kind;
use ecslint_core::views::Assumption;
use ecslint_core::{Applicability, Check, Checker, Diagnostic, Rule, Severity};
use ecslint_syntax::Syntax;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::discover::{self, Candidate, Origin};
use crate::fix::Mended;
use crate::read;
use crate::report::{Checked, Counts, Doing, Failure, Progress, Report, Skipped};
use crate::selector::{Selector, SetupError, choose};

/// What the user asks for.
#[derive(Clone, Debug)]
pub struct Settings {
    /// How the kind of a file is found out.
    pub kind: Kind,
    /// The rules that run; empty for all.
    pub select: Vec<Selector>,
    /// The rules that do not run.
    pub ignore: Vec<Selector>,
    /// Findings below this are counted and left out.
    pub lowest: Severity,
    /// Where the tasks are taken to run, whatever the files say.
    pub assumption: Assumption,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            kind: Kind::Detect,
            select: Vec::new(),
            ignore: Vec::new(),
            lowest: Severity::Advice,
            assumption: Assumption::default(),
        }
    }
}

/// A checker with its settings; shared by threads.
#[derive(Debug)]
pub struct Project {
    checker: Checker,
    kind: Kind,
    lowest: Severity,
}

/// What became of one file of a run.
enum Looked {
    Mended(Box<Mended>),
    Skipped(Skipped),
    Failed(Failure),
}

impl Project {
    /// A project with these settings.
    ///
    /// # Errors
    /// When the tables inside the program cannot be read.
    pub fn new(settings: Settings) -> Result<Self, SetupError> {
        let rules = choose(ecslint_rules::all(), &settings.select, &settings.ignore);
        let checker = Checker::new(rules).map_err(|error| SetupError::Tables(error.to_string()))?;
        let checker = checker.assuming(settings.assumption);
        Ok(Self { checker, kind: settings.kind, lowest: settings.lowest })
    }

    /// How the kind of a file is found out.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Where the tasks are taken to run, whatever the files say.
    pub fn assumption(&self) -> Assumption {
        self.checker.assumption()
    }

    /// Checks one text. `path` only says which language it is written in, and what to call it.
    pub fn check_text(&self, path: &Path, bytes: &[u8]) -> Checked {
        let (text, findings) = self.checker.check_bytes(bytes, syntax_of(path), self.kind);
        let mut hidden = Counts::default();
        let mut diagnostics = findings.diagnostics;
        diagnostics.retain(|diagnostic| {
            let shown = diagnostic.severity >= self.lowest;
            if !shown {
                hidden.add(diagnostic.severity);
            }
            shown
        });
        Checked { path: path.to_owned(), kind: findings.kind, text, diagnostics, hidden }
    }

    /// Everything that is found in a text, shown or not.
    pub(crate) fn findings(&self, path: &Path, text: &str) -> Vec<Diagnostic> {
        self.checker.check_bytes(text.as_bytes(), syntax_of(path), self.kind).1.diagnostics
    }

    /// Checks files, and the files in folders. One that cannot be read does not keep the others from being checked.
    pub fn check_paths(&self, paths: &[PathBuf], progress: &Progress) -> Report {
        look_at(paths, progress, |path, bytes| self.check_text(path, bytes).into())
    }

    /// The same, and finds out what fixes that are at least as sure as `lowest` change: see
    /// [`mend_text`](Self::mend_text). The report is about the texts after the fixes; nothing is written until
    /// [`Report::write_changes`].
    pub fn mend_paths(&self, paths: &[PathBuf], lowest: Applicability, progress: &Progress) -> Report {
        let mut report = look_at(paths, progress, |path, bytes| self.mend_text(path, bytes, lowest));
        report.keep_one_change_a_file();
        report
    }

    /// Everything that AWS is known to say to what the rules find, with `%s` where values stand.
    pub fn known_messages(&self) -> Vec<(String, &'static Rule)> {
        let mut known = Vec::new();
        for rule in self.checker.rules() {
            known.extend(rule.outcome.says().iter().map(|says| ((*says).to_owned(), *rule)));
            let Check::Support(columns) = rule.check else { continue };
            for row in &self.checker.facts().support.rows {
                let refusals = columns.iter().filter_map(|column| row.refused_by.get(column));
                known.extend(refusals.flat_map(|refusal| &refusal.says).map(|says| (says.clone(), *rule)));
            }
        }
        known.sort_by(|one, other| (&one.0, one.1.name).cmp(&(&other.0, other.1.name)));
        known.dedup_by(|one, other| one.0 == other.0 && one.1.name == other.1.name);
        known
    }
}

/// Reads files, and the files in folders, and does `work` with each, on many at once.
fn look_at(paths: &[PathBuf], progress: &Progress, work: impl Fn(&Path, &[u8]) -> Mended + Sync) -> Report {
    let found = discover::files(paths);
    progress.expect(found.files.len());
    let passed_over = AtomicUsize::new(0);
    let look = |candidate: &Candidate| {
        let looked = look(candidate, &work);
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

/// Looks at one file; `None` when it was found in a folder and is no ECS file.
fn look(candidate: &Candidate, work: impl Fn(&Path, &[u8]) -> Mended) -> Option<Looked> {
    let failed =
        |message| Some(Looked::Failed(Failure { path: candidate.path.clone(), doing: Doing::Reading, message }));
    let bytes = match read::read(&candidate.path) {
        Ok(bytes) => bytes,
        Err(message) => return failed(message),
    };
    let mut mended = match catch_unwind(AssertUnwindSafe(|| work(&candidate.path, &bytes))) {
        Ok(mended) => mended,
        Err(panic) => return failed(format!("ecslint failed inside: {}", panic_words(&*panic))),
    };
    if mended.checked.diagnostics.is_empty() {
        mended.checked.text = String::new();
    }
    match (mended.checked.kind, candidate.origin) {
        (Some(_), _) => Some(Looked::Mended(Box::new(mended))),
        (None, Origin::Named) => Some(Looked::Skipped(Skipped { path: mended.checked.path })),
        (None, Origin::Walked) => None,
    }
}

/// What a panic says.
fn panic_words(panic: &(dyn Any + Send)) -> &str {
    let words = panic.downcast_ref::<String>().map(String::as_str);
    words.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no message")
}

/// Comments are part of the language where the name says so: `task.jsonc`, `task.jsonc.tpl`, `task.json5`.
pub fn syntax_of(path: &Path) -> Syntax {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    if name.contains(".jsonc") || name.contains(".json5") { Syntax::Jsonc } else { Syntax::Json }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_says_whether_comments_are_allowed() {
        for (name, syntax) in [
            ("a/task.json", Syntax::Json),
            ("task.json.tpl", Syntax::Json),
            ("notes", Syntax::Json),
            ("task.jsonc", Syntax::Jsonc),
            ("task.JSONC.j2", Syntax::Jsonc),
        ] {
            assert_eq!(syntax_of(Path::new(name)), syntax, "{name}");
        }
    }
}
