//! `ecslint lsp`

use super::{CommandError, Ending, today};

/// Serves one client until it goes away.
pub(crate) fn run() -> Result<Ending, CommandError> {
    match ecslint_lsp::serve_stdio(today()) {
        Ok(ecslint_lsp::Ending::Orderly) => Ok(Ending::Clean),
        // The protocol asks for 1 where the client did not say `shutdown` before it went away.
        Ok(ecslint_lsp::Ending::Abrupt) => Ok(Ending::Findings),
        Err(error) => Err(CommandError(error.to_string())),
    }
}
