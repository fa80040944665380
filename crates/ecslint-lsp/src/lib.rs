//! The language server: ecslint in an editor.
//!
//! A thin shell around [`ecslint_project`] and [`ecslint_ide`]. Handlers are plain functions over a
//! [`Snapshot`](snapshot::Snapshot) of one text; the only state is the list of open texts and the settings. Messages are
//! taken one after the other, and findings are published by one task that always looks at the newest text, so nothing
//! old is ever published after something new.

mod capabilities;
mod client;
mod convert;
mod edits;
mod frames;
mod guard;
mod handlers;
mod position;
mod publisher;
mod server;
mod session;
mod settings;
mod snapshot;
mod watch;

use std::io;
use std::sync::Arc;

use ecslint_project::{Date, SetupError};
use tokio::io::{AsyncRead, AsyncWrite};
use tower_lsp::{LspService, Server};

use session::Session;

/// How a conversation with a client ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The client said `shutdown` first, as it should.
    Orderly,
    /// The client went away.
    Abrupt,
}

/// Why the server did not start.
#[derive(Debug)]
pub enum StartError {
    /// The tables inside the program cannot be read.
    Setup(SetupError),
    /// The system gave no threads.
    Runtime(io::Error),
}

impl std::fmt::Display for StartError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            StartError::Setup(error) => error.fmt(formatter),
            StartError::Runtime(error) => write!(formatter, "cannot start: {error}"),
        }
    }
}

impl std::error::Error for StartError {}

/// Serves one client on standard input and output until it goes away. `today` is the day from which on entries with an
/// earlier date are over.
///
/// # Errors
/// When the server cannot start at all.
pub fn serve_stdio(today: Date) -> Result<Ending, StartError> {
    // One thread reads and answers, one publishes findings.
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).build().map_err(StartError::Runtime)?;
    let ending = runtime.block_on(serve(tokio::io::stdin(), tokio::io::stdout(), today));
    // Some clients say `exit` and keep the stream open: nobody waits for the thread that reads it.
    runtime.shutdown_background();
    ending
}

/// Serves one client on `input` and `output` until it goes away. `today` is as in [`serve_stdio`].
///
/// # Errors
/// When the tables inside the program cannot be read.
pub async fn serve(input: impl AsyncRead + Unpin, output: impl AsyncWrite, today: Date) -> Result<Ending, StartError> {
    let session = Arc::new(Session::new(today).map_err(StartError::Setup)?);
    let new_server = |client| server::EcsLanguageServer::new(client, Arc::clone(&session));
    let (service, socket) = LspService::build(new_server)
        .custom_method(frames::MALFORMED_METHOD, server::EcsLanguageServer::malformed)
        .finish();
    let (frames, pipe) = tokio::io::duplex(PIPE_BYTES);
    // One message at a time: with more, changes of a text would overtake each other.
    let server = Server::new(pipe, output, socket).concurrency_level(1).serve(service);
    tokio::select! {
        () = server => {}
        // When nothing comes any more the pipe closes, and then the server ends by itself.
        () = async { let _ = frames::hand_on(input, frames).await; std::future::pending().await } => {}
    }
    session.close();
    Ok(session.ending())
}

/// How much of the input may wait between the two halves of the server.
const PIPE_BYTES: usize = 1 << 16;
