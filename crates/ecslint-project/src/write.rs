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
    let temporary = fill(&target, &metadata, new.as_bytes())?;
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
    let temporary = new_temporary(path, text.as_bytes())?;
    temporary.persist_noclobber(path).map_err(|error| match error.error.kind() {
        ErrorKind::AlreadyExists => "it is there already".to_owned(),
        _ => reason(&error.error),
    })?;
    Ok(())
}

/// Writes `content` to a file, new or in the place of what it holds.
///
/// Something that is no file, such as `/dev/null` or a named pipe, stays and takes the content in.
///
/// # Errors
/// When it cannot be written; in a few words. Then the file holds what it held.
pub fn overwrite(path: &Path, content: &[u8]) -> Result<(), String> {
    let metadata = match path.metadata() {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == ErrorKind::NotFound => return fill_new(path, content),
        Err(error) => return Err(reason(&error)),
    };
    if metadata.is_dir() {
        return Err("it is a folder".to_owned());
    }
    if !metadata.is_file() || read::is_own_descriptor(path) {
        let written = OpenOptions::new().write(true).open(path).and_then(|mut stream| stream.write_all(content));
        return written.map_err(|error| reason(&error));
    }
    if metadata.permissions().readonly() {
        return Err("it is read-only".to_owned());
    }
    let target = path.canonicalize().map_err(|error| reason(&error))?;
    fill(&target, &metadata, content)?.persist(&target).map_err(|error| reason(&error.error))?;
    Ok(())
}

/// Puts a new file with `content` in a place where there is none.
fn fill_new(path: &Path, content: &[u8]) -> Result<(), String> {
    // A link that leads nowhere would be replaced by the file.
    if path.is_symlink() {
        return Err("the symbolic link leads nowhere".to_owned());
    }
    let temporary = new_temporary(path, content)?;
    temporary.persist(path).map_err(|error| reason(&error.error))?;
    Ok(())
}

/// Adds `content` to the end of a file that is there.
///
/// # Errors
/// When it cannot be written; in a few words.
pub fn append(path: &Path, content: &[u8]) -> Result<(), String> {
    let written = OpenOptions::new().append(true).open(path).and_then(|mut file| file.write_all(content));
    written.map_err(|error| reason(&error))
}

/// A file beside `path` that holds `content` and may be read by all who may read the folder.
fn new_temporary(path: &Path, content: &[u8]) -> Result<NamedTempFile, String> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let temporary = Builder::new().prefix(".ecslint-").suffix(".tmp").tempfile_in(folder);
    let mut temporary = temporary.map_err(|error| format!("its folder takes no new file: {}", reason(&error)))?;
    let filled = temporary.write_all(content).and_then(|()| {
        make_readable(temporary.as_file())?;
        temporary.as_file().sync_all()
    });
    filled.map_err(|error| reason(&error))?;
    Ok(temporary)
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

/// A file beside `target` that holds `content` and looks like `target` to the system; removed again when it is dropped.
fn fill(target: &Path, metadata: &Metadata, content: &[u8]) -> Result<NamedTempFile, String> {
    let folder = target.parent().unwrap_or(Path::new("."));
    // No `.json` in the name: should it be left behind, no run looks at it.
    let temporary = Builder::new().prefix(".ecslint-").suffix(".tmp").tempfile_in(folder);
    let mut temporary = temporary.map_err(|error| format!("its folder takes no new file: {}", reason(&error)))?;
    let filled = temporary
        .write_all(content)
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

    #[test]
    fn reports_replace_what_was_there_and_nothing_else() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("report.sarif");
        for content in ["first", "second, which is longer", "third"] {
            overwrite(&path, content.as_bytes()).expect("it can be written");
            assert_eq!(std::fs::read_to_string(&path).expect("a file"), content);
        }
        append(&path, b" and more").expect("it can be written");
        assert_eq!(std::fs::read_to_string(&path).expect("a file"), "third and more");
        assert_eq!(overwrite(folder.path(), b""), Err("it is a folder".to_owned()));
        let nowhere = folder.path().join("none/report.sarif");
        assert!(overwrite(&nowhere, b"").is_err() && append(&nowhere, b"").is_err());
        assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 1, "nothing is left behind");
    }

    #[cfg(unix)]
    #[test]
    fn links_and_devices_stay() {
        let folder = tempfile::tempdir().expect("a folder");
        let (file, link) = (folder.path().join("a"), folder.path().join("b"));
        std::os::unix::fs::symlink(&file, &link).expect("a link");
        assert_eq!(overwrite(&link, b"x"), Err("the symbolic link leads nowhere".to_owned()));
        std::fs::write(&file, "old").expect("a file");
        overwrite(&link, b"new").expect("it can be written");
        assert!(link.is_symlink());
        assert_eq!(std::fs::read_to_string(&file).expect("a file"), "new");
        overwrite(Path::new("/dev/null"), b"x").expect("it takes everything");
        assert!(!Path::new("/dev/null").metadata().expect("a device").is_file());
    }
}
