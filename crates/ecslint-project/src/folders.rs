//! Names of files from the root on.

use std::path::{Component, Path, PathBuf};

/// `path` from the root on, without `.` and `..`. Links are followed only where `..` leads back through one.
pub(crate) fn absolute(path: &Path) -> PathBuf {
    let goes_up = |path: &Path| path.components().any(|part| part == Component::ParentDir);
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    if !goes_up(&whole) {
        return whole;
    }
    // The file itself may not be there, as when a text comes from standard input.
    let real = match (whole.parent(), whole.file_name()) {
        (Some(folder), Some(name)) => folder.canonicalize().map(|folder| folder.join(name)),
        _ => whole.canonicalize(),
    };
    real.unwrap_or(whole)
}

/// The name of `path` for people: seen from the current folder where it lies there.
pub(crate) fn shown(path: &Path) -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    path.strip_prefix(here).unwrap_or(path).to_owned()
}

/// The name of the file at `path`, seen from `folder`, which is named from the root on. A file that lies elsewhere is named
/// from the root on, too.
pub fn seen_from(folder: &Path, path: &Path) -> PathBuf {
    let whole = absolute(path);
    whole.strip_prefix(folder).map(Path::to_owned).unwrap_or(whole)
}

/// The one name of the file at `path`: its folder without links, and its own name, for a link is a file by itself. The
/// file need not be there.
pub(crate) fn real_name(path: &Path) -> PathBuf {
    let whole = absolute(path);
    match (whole.parent().and_then(|folder| folder.canonicalize().ok()), whole.file_name()) {
        (Some(folder), Some(name)) => folder.join(name),
        _ => whole,
    }
}
