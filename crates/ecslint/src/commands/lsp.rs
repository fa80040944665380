//! `ecslint lsp`

use std::io::{self, IsTerminal, Write};

use super::{CommandError, Ending, today};

/// Serves one client until it goes away.
pub(crate) fn run() -> Result<Ending, CommandError> {
    if io::stdin().is_terminal() {
        // Someone is trying it out, and would otherwise look at an empty line.
        let _ = writeln!(io::stderr().lock(), "note: this waits for an editor on standard input; Ctrl-C ends it");
    }
    match ecslint_lsp::serve_stdio(today()) {
        Ok(ecslint_lsp::Ending::Orderly) => Ok(Ending::Clean),
        // The protocol asks for 1 where the client did not say `shutdown` before it went away.
        Ok(ecslint_lsp::Ending::Abrupt) => Ok(Ending::Findings),
        Err(error) => Err(CommandError(error.to_string())),
    }
}
