//! Files that several commands read: texts, and descriptions of container instances.

use std::collections::HashSet;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use ecslint_place::{ContainerInstance, read_instances};
use ecslint_project::{path_text, read_file};

use super::CommandError;
use crate::terminal::printable;

/// What `-` is called in messages.
pub(super) const STDIN: &str = "<stdin>";

/// Whether `path` stands for standard input.
pub(super) fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

/// Standard input can be read once.
pub(super) fn refuse_stdin_twice<'p>(paths: impl Iterator<Item = &'p Path>) -> Result<(), CommandError> {
    if paths.filter(|path| is_stdin(path)).count() > 1 {
        return Err(CommandError("`-` stands twice, and standard input can be read once".to_owned()));
    }
    Ok(())
}

/// The text of a file or of standard input.
pub(super) fn read_text(path: &Path) -> Result<String, CommandError> {
    let bytes = if is_stdin(path) {
        let mut bytes = Vec::new();
        let read = io::stdin().lock().read_to_end(&mut bytes);
        read.map(|_| bytes).map_err(|error| error.to_string())
    } else {
        read_file(path)
    };
    let bytes = bytes.map_err(|message| about(path, "cannot read", &message))?;
    let text = String::from_utf8_lossy(&bytes);
    Ok(text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned())
}

/// An error about a file.
pub(super) fn about(path: &Path, what: &str, message: &str) -> CommandError {
    let name = if is_stdin(path) { STDIN.into() } else { path_text(path) };
    CommandError(printable(&format!("{what} {name}: {message}")).into_owned())
}

/// The instances in all files; one that stands in several counts once.
pub(super) fn read_all(paths: &[PathBuf]) -> Result<Vec<ContainerInstance>, CommandError> {
    let mut instances: Vec<ContainerInstance> = Vec::new();
    for path in paths {
        let text = read_text(path)?;
        let read = read_instances(&text);
        instances.extend(read.map_err(|error| about(path, "cannot use", &error.to_string()))?);
    }
    let mut known = HashSet::new();
    instances.retain(|instance| instance.arn.as_ref().is_none_or(|arn| known.insert(arn.clone())));
    Ok(instances)
}
