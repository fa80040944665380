//! Asking the program git, and what it answers.

use std::ffi::OsStr;
use std::io::ErrorKind;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use crate::commands::CommandError;

/// Runs git in the current folder.
pub(super) fn ask(arguments: &[&str]) -> Result<Output, CommandError> {
    let mut command = Command::new("git");
    // What a person set for themselves, or the hook that runs this, is not to change which names come out.
    command.args(["-c", "diff.relative=false"]).args(arguments);
    for name in ["GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS"] {
        command.env_remove(name);
    }
    // Nothing is written, not even the index that git would like to refresh, since another git may be at work.
    command.env("GIT_OPTIONAL_LOCKS", "0").env("LC_ALL", "C").stdin(Stdio::null());
    command.output().map_err(|error| match error.kind() {
        ErrorKind::NotFound => CommandError(
            "--changed asks the program git, and there is none: install it, or put it on the PATH".to_owned(),
        ),
        _ => CommandError(format!("--changed asks the program git, which cannot be started: {error}")),
    })
}

/// What git prints; an answer that it does not give becomes an error that begins with `words`.
pub(super) fn answer(arguments: &[&str], words: &str) -> Result<Vec<u8>, CommandError> {
    let output = ask(arguments)?;
    if output.status.success() { Ok(output.stdout) } else { Err(refusal(words, &output)) }
}

/// The one line that git prints, if it does.
pub(super) fn line(arguments: &[&str]) -> Result<Option<String>, CommandError> {
    let output = ask(arguments)?;
    let text = String::from_utf8_lossy(&output.stdout);
    Ok(Some(text.trim().to_owned()).filter(|text| output.status.success() && !text.is_empty()))
}

/// `words` with the reason that git gives.
fn refusal(words: &str, output: &Output) -> CommandError {
    let said = String::from_utf8_lossy(&output.stderr);
    let reason = said.lines().next().unwrap_or("it says nothing");
    let reason = reason.trim_start_matches("fatal: ").trim_start_matches("error: ");
    CommandError(format!("{words}; git says: {reason}"))
}

/// A list of names that end at zero bytes.
pub(super) fn names(bytes: &[u8]) -> impl Iterator<Item = PathBuf> + '_ {
    bytes.split(|byte| *byte == 0).filter(|name| !name.is_empty()).map(path)
}

/// A name as the system has it, which need not be Unicode.
#[cfg(unix)]
pub(super) fn path(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;

    PathBuf::from(OsStr::from_bytes(bytes))
}

#[cfg(not(unix))]
pub(super) fn path(bytes: &[u8]) -> PathBuf {
    PathBuf::from(OsStr::new(String::from_utf8_lossy(bytes).as_ref()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_end_at_zero_bytes_and_hold_anything_else() {
        let read: Vec<PathBuf> = names(b"a b.json\0c\nd.json\0").collect();
        assert_eq!(read, [PathBuf::from("a b.json"), PathBuf::from("c\nd.json")]);
        assert_eq!(names(b"").count(), 0);
    }
}
