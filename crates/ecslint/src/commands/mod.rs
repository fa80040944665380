//! One module a command.

pub(crate) mod check;
pub(crate) mod completions;
pub(crate) mod config;
pub(crate) mod explain;
pub(crate) mod ignore;
pub(crate) mod init;
mod instances;
pub(crate) mod lsp;
pub(crate) mod man;
pub(crate) mod place;
pub(crate) mod query;
pub(crate) mod rules;
mod watch;

use std::fmt;
use std::io;
use std::time::SystemTime;

use ecslint_project::Date;

/// How a command ended, in exit codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Ending {
    /// It did what it should, and there is nothing to mend.
    Clean,
    /// There is something to mend, or nothing was found for what was asked.
    Findings,
    /// It could not do all that it should.
    Failed,
}

impl Ending {
    pub(crate) const fn code(self) -> u8 {
        match self {
            Ending::Clean => 0,
            Ending::Findings => 1,
            Ending::Failed => 2,
        }
    }
}

/// Why a command could not do anything at all.
#[derive(Clone, Debug)]
pub(crate) struct CommandError(pub(crate) String);

impl fmt::Display for CommandError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The day on which the program runs, in UTC, so that two machines mean the same day.
pub(crate) fn today() -> Date {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    Date::from_days(u32::try_from(since.as_secs() / 86_400).unwrap_or(u32::MAX))
}

/// Turns the outcome of writing into the end of the command. A reader that goes away, as `head` does, has seen enough:
/// that is no error.
pub(crate) fn written(outcome: io::Result<()>, ending: Ending) -> Result<Ending, CommandError> {
    match outcome {
        Ok(()) => Ok(ending),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(ending),
        Err(error) => Err(CommandError(format!("cannot write the output: {error}"))),
    }
}
