//! Reading one file, without ever waiting for one.

use std::fs::{File, FileType, Metadata};
use std::io::{self, Read};
use std::path::Path;

/// Offsets into a text are 32 bits wide.
const LIMIT: u64 = u32::MAX as u64;

/// The bytes of the file at `path`, or why there are none.
///
/// # Errors
/// When the file cannot be read, or is none: a folder, a named pipe, a socket or a device would keep a run waiting.
pub fn read(path: &Path) -> Result<Vec<u8>, String> {
    let metadata = metadata(path)?;
    if let Some(what) = strange_kind(metadata.file_type()).filter(|_| !is_own_descriptor(path)) {
        return Err(what.to_owned());
    }
    if metadata.len() >= LIMIT {
        return Err(too_large());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0));
    let read = File::open(path).and_then(|file| file.take(LIMIT).read_to_end(&mut bytes));
    match read {
        Ok(count) if count as u64 == LIMIT => Err(too_large()),
        Ok(_) => Ok(bytes),
        Err(error) => Err(reason(&error)),
    }
}

/// What the system knows about `path`, or why it knows nothing.
pub(crate) fn metadata(path: &Path) -> Result<Metadata, String> {
    path.metadata().map_err(|error| match path.symlink_metadata() {
        Ok(link) if error.kind() == io::ErrorKind::NotFound && link.is_symlink() => {
            "the symbolic link leads nowhere".to_owned()
        }
        _ => reason(&error),
    })
}

/// An error of the system in a few words.
pub(crate) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => {
            let text = error.to_string();
            let text = text.split(" (os error").next().unwrap_or_default();
            let mut characters = text.chars();
            characters.next().map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
        }
    }
}

fn too_large() -> String {
    "it is 4 GiB or larger".to_owned()
}

/// `/dev/stdin`, and what a shell hands over for `<(command)`: this process holds it open, and somebody writes to it.
pub(crate) fn is_own_descriptor(path: &Path) -> bool {
    ["/dev/stdin", "/dev/fd", "/proc/self/fd"].iter().any(|own| path.starts_with(own))
}

#[cfg(unix)]
fn strange_kind(kind: FileType) -> Option<&'static str> {
    use std::os::unix::fs::FileTypeExt;

    if kind.is_fifo() {
        Some("it is a named pipe; pipe it in with `-`")
    } else if kind.is_socket() {
        Some("it is a socket")
    } else if kind.is_char_device() || kind.is_block_device() {
        Some("it is a device")
    } else {
        None
    }
}

#[cfg(not(unix))]
fn strange_kind(_: FileType) -> Option<&'static str> {
    None
}
