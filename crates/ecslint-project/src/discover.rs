//! Which files a run looks at.

use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};

use ignore::{DirEntry, WalkBuilder};
use rustc_hash::FxHashSet;

use crate::read;
use crate::report::{Doing, Failure};

/// How a file came into the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Origin {
    /// The user named it: it is looked at whatever it is called.
    Named,
    /// It was found in a folder.
    Walked,
}

/// A file to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Candidate {
    pub(crate) path: PathBuf,
    pub(crate) origin: Origin,
}

/// The files to look at, sorted by path, each once; and what could not be looked into.
#[derive(Debug, Default)]
pub(crate) struct Discovered {
    pub(crate) files: Vec<Candidate>,
    /// The folders that were walked.
    pub(crate) folders: Vec<PathBuf>,
    pub(crate) failures: Vec<Failure>,
}

/// Collects the files below `paths`: those with `.json`, `.yaml` or `.yml` in their name, and
/// those that `is_wanted` wants.
pub(crate) fn files(paths: &[PathBuf], is_wanted: &dyn Fn(&Path) -> bool) -> Discovered {
    let mut found = Discovered::default();
    for path in paths {
        match read::metadata(path) {
            Ok(metadata) if metadata.is_dir() => walk(path, is_wanted, &mut found),
            Ok(_) => found.files.push(Candidate { path: tidy(path), origin: Origin::Named }),
            Err(message) => found.failures.push(Failure { path: tidy(path), doing: Doing::Reading, message }),
        }
    }
    if paths.len() > 1 {
        remove_duplicates(&mut found.files);
    }
    found.files.sort_by(|one, other| one.path.cmp(&other.path));
    found.failures.sort();
    found.failures.dedup();
    found
}

/// Looks at everything below `root` that git would look at and whose name holds `.json`, `.yaml` or `.yml`: task definitions lie in
/// `task.json.tpl` and `service.prod.json` too.
///
/// Folders whose name begins with a dot are walked: a usual place for a task definition is
/// `.aws/task-definition.json`.
fn walk(root: &Path, is_wanted: &dyn Fn(&Path) -> bool, found: &mut Discovered) {
    let entries = WalkBuilder::new(root)
        .hidden(false)
        .require_git(false)
        .follow_links(false)
        .filter_entry(|entry| entry.depth() == 0 || !is_left_alone(entry))
        .build();
    for entry in entries {
        match entry {
            Ok(entry) => consider(entry, is_wanted, found),
            Err(error) => found.failures.push(failure(root, &error)),
        }
    }
}

fn consider(entry: DirEntry, is_wanted: &dyn Fn(&Path) -> bool, found: &mut Discovered) {
    let Some(kind) = entry.file_type() else { return };
    if kind.is_dir() {
        found.folders.push(entry.into_path());
        return;
    }
    if !(has_known_name(entry.file_name()) || is_wanted(entry.path())) {
        return;
    }
    if kind.is_symlink() {
        match read::metadata(entry.path()) {
            Ok(metadata) if metadata.is_dir() => return,
            Ok(_) => {}
            Err(message) => {
                return found.failures.push(Failure { path: tidy(entry.path()), doing: Doing::Reading, message });
            }
        }
    }
    found.files.push(Candidate { path: tidy(entry.path()), origin: Origin::Walked });
}

fn has_known_name(name: &OsStr) -> bool {
    let name = name.to_string_lossy().to_ascii_lowercase();
    [".json", ".yaml", ".yml"].iter().any(|extension| name.contains(extension))
}

/// Folders that hold no file of the user's own: other people's packages, and what tools keep for themselves.
fn is_left_alone(entry: &DirEntry) -> bool {
    const NAMES: [&str; 12] = [
        "node_modules",
        ".git",
        ".hg",
        ".svn",
        ".jj",
        ".cache",
        ".npm",
        ".yarn",
        ".pnpm-store",
        ".terraform",
        ".tox",
        ".venv",
    ];
    entry.file_type().is_some_and(|kind| kind.is_dir()) && NAMES.iter().any(|name| entry.file_name() == *name)
}

/// The innermost path and cause of an error of the walk.
fn failure(root: &Path, error: &ignore::Error) -> Failure {
    let message = match error.io_error() {
        Some(cause) => read::reason(cause),
        None => error.to_string(),
    };
    let path = path_of(error).unwrap_or(root);
    Failure { path: tidy(path), doing: Doing::Reading, message }
}

fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => path_of(err),
        ignore::Error::Loop { child, .. } => Some(child),
        ignore::Error::Partial(errors) => errors.iter().find_map(path_of),
        _ => None,
    }
}

/// The path without `.` parts: `./a.json` and `a.json` are the same file.
fn tidy(path: &Path) -> PathBuf {
    let mut tidy: PathBuf = path.components().filter(|part| *part != Component::CurDir).collect();
    // There may be very many.
    tidy.shrink_to_fit();
    if tidy.as_os_str().is_empty() { path.to_owned() } else { tidy }
}

/// Keeps every file once, in preference as the one that the user named.
fn remove_duplicates(files: &mut Vec<Candidate>) {
    files.sort_by(|one, other| (one.origin, &one.path).cmp(&(other.origin, &other.path)));
    let mut seen = FxHashSet::default();
    files.retain(|file| seen.insert(file.path.canonicalize().unwrap_or_else(|_| file.path.clone())));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn discover(folder: &Path, names: &[&str]) -> Vec<(String, Origin)> {
        let paths: Vec<PathBuf> = names.iter().map(|name| folder.join(name)).collect();
        let relative = |path: &Path| path.strip_prefix(folder).unwrap_or(path).to_string_lossy().replace('\\', "/");
        files(&paths, &|_| false).files.iter().map(|file| (relative(&file.path), file.origin)).collect()
    }

    fn folder(names: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        for name in names {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            std::fs::write(path, "{}").expect("a file");
        }
        folder
    }

    #[test]
    fn walks_what_git_would_and_what_may_hold_json() {
        let folder = folder(&[
            "b.json",
            "a.json.tpl",
            "notes.txt",
            "task.JSON",
            "x.json/inner.json",
            ".aws/task-definition.json",
            ".git/config.json",
            "node_modules/p/package.json",
            "out/built.json",
        ]);
        std::fs::write(folder.path().join(".gitignore"), "out/\n").expect("a file");
        let names: Vec<String> = discover(folder.path(), &[""]).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, [".aws/task-definition.json", "a.json.tpl", "b.json", "task.JSON", "x.json/inner.json"]);
    }

    #[test]
    fn a_file_named_twice_is_looked_at_once_and_named_beats_walked() {
        let folder = folder(&["a.json", "b.json"]);
        let found = discover(folder.path(), &["a.json", "./a.json", "", "../nowhere.json"]);
        assert_eq!(found, [("a.json".to_owned(), Origin::Named), ("b.json".to_owned(), Origin::Walked)]);
    }

    #[test]
    fn named_files_are_looked_at_whatever_git_says_and_they_are_called() {
        let folder = folder(&["notes.txt", "node_modules/p.json"]);
        let found = discover(folder.path(), &["notes.txt", "node_modules/p.json", "node_modules"]);
        assert_eq!(found, [("node_modules/p.json".to_owned(), Origin::Named), ("notes.txt".to_owned(), Origin::Named)]);
    }

    #[cfg(unix)]
    #[test]
    fn loops_of_links_end_and_broken_links_are_told() {
        let folder = folder(&["a/b.json"]);
        std::os::unix::fs::symlink("..", folder.path().join("a/loop")).expect("a link");
        std::os::unix::fs::symlink("nowhere", folder.path().join("a/dead.json")).expect("a link");
        let found = files(&[folder.path().to_owned()], &|_| false);
        assert_eq!(found.files.len(), 1);
        assert_eq!(found.failures.len(), 1);
        assert_eq!(found.failures[0].message, "the symbolic link leads nowhere");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn names_that_are_not_unicode_are_looked_at() {
        use std::os::unix::ffi::OsStrExt;

        let folder = folder(&[]);
        let name = OsStr::from_bytes(b"t\xff.json");
        std::fs::write(folder.path().join(name), "{}").expect("a file");
        assert_eq!(files(&[folder.path().to_owned()], &|_| false).files.len(), 1);
    }
}
