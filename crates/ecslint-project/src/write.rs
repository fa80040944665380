//! Putting a new text in the place of a file, so that whoever looks finds the old text or the new one, never half of it.

use std::fs::{File, Metadata, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::Path;

use tempfile::{Builder, NamedTempFile};

use crate::read::{self, reason};

/// Replaces `old`, which the file at `path` holds, by `new`, or says why it stays as it is.
///
/// A symbolic link stays, and the file that it leads to changes. Permissions stay, and so does the owner where the
/// system allows it.
pub(crate) fn replace(path: &Path, old: &str, new: &str) -> Result<(), String> {
    if read::is_own_descriptor(path) {
        return Err("it is no file by itself; `-` writes to standard output".to_owned());
    }
    let target = path.canonicalize().map_err(|error| reason(&error))?;
    let metadata = read::metadata(&target)?;
    if !metadata.is_file() {
        return Err("it is no regular file".to_owned());
    }
    // Renaming asks for rights to the folder alone, but a file that may not be written is not meant to change.
    if metadata.permissions().readonly() {
        return Err("it is read-only".to_owned());
    }
    OpenOptions::new().write(true).open(&target).map_err(|error| reason(&error))?;
    let temporary = fill(&target, &metadata, new)?;
    // An editor or another run may have been there since it was read.
    if !std::fs::read(&target).is_ok_and(|now| now == old.as_bytes()) {
        return Err("it has changed since it was read".to_owned());
    }
    temporary.persist(&target).map_err(|error| reason(&error.error))?;
    Ok(())
}

/// Writes `text` to a file of the program's own, which may or may not be there.
pub(crate) fn put(path: &Path, text: &str) -> Result<(), String> {
    match std::fs::read_to_string(path) {
        Ok(old) if old == text => Ok(()),
        Ok(old) => replace(path, &old, text),
        Err(error) if error.kind() == ErrorKind::NotFound => create(path, text),
        Err(error) => Err(reason(&error)),
    }
}

/// Writes `text` to a new file; one that is there stays as it is.
///
/// # Errors
/// When there is a file already, or none can be written; in a few words.
pub fn create(path: &Path, text: &str) -> Result<(), String> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let temporary = Builder::new().prefix(".ecslint-").suffix(".tmp").tempfile_in(folder);
    let mut temporary = temporary.map_err(|error| format!("its folder takes no new file: {}", reason(&error)))?;
    let filled = temporary.write_all(text.as_bytes()).and_then(|()| {
        make_readable(temporary.as_file())?;
        temporary.as_file().sync_all()
    });
    filled.map_err(|error| reason(&error))?;
    temporary.persist_noclobber(path).map_err(|error| match error.error.kind() {
        ErrorKind::AlreadyExists => "it is there already".to_owned(),
        _ => reason(&error.error),
    })?;
    Ok(())
}

/// Temporary files are for their owner alone; what stays is for all who may read the folder.
#[cfg(unix)]
fn make_readable(file: &File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;

    file.set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn make_readable(_: &File) -> std::io::Result<()> {
    Ok(())
}

/// A file beside `target` that holds `text` and looks like `target` to the system; removed again when it is dropped.
fn fill(target: &Path, metadata: &Metadata, text: &str) -> Result<NamedTempFile, String> {
    let folder = target.parent().unwrap_or(Path::new("."));
    // No `.json` in the name: should it be left behind, no run looks at it.
    let temporary = Builder::new().prefix(".ecslint-").suffix(".tmp").tempfile_in(folder);
    let mut temporary = temporary.map_err(|error| format!("its folder takes no new file: {}", reason(&error)))?;
    let filled = temporary
        .write_all(text.as_bytes())
        .and_then(|()| {
            keep_owner(temporary.as_file(), metadata);
            // After the owner, for a change of owner drops some permissions.
            temporary.as_file().set_permissions(metadata.permissions())
        })
        .and_then(|()| temporary.as_file().sync_all());
    filled.map_err(|error| reason(&error))?;
    Ok(temporary)
}

/// Only the superuser may give a file away; everybody may give it to another of their groups.
#[cfg(unix)]
fn keep_owner(file: &File, metadata: &Metadata) {
    use std::os::unix::fs::{MetadataExt, fchown};

    if fchown(file, Some(metadata.uid()), Some(metadata.gid())).is_err() {
        let _ = fchown(file, None, Some(metadata.gid()));
    }
}

#[cfg(not(unix))]
fn keep_owner(_: &File, _: &Metadata) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_else_wrote_meanwhile_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.json");
        std::fs::write(&path, "theirs").expect("a file");
        assert_eq!(replace(&path, "old", "new"), Err("it has changed since it was read".to_owned()));
        assert_eq!(std::fs::read_to_string(&path).expect("a file"), "theirs");
        replace(&path, "theirs", "new").expect("nobody was there");
        assert_eq!(std::fs::read_to_string(&path).expect("a file"), "new");
        assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 1, "nothing is left behind");
    }
}
