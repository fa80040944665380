//! The server as a client sees it: messages over a pipe inside the process.

mod actions;
mod chaos;
mod client;
mod completion;
mod config;
mod diagnostics;
mod lifecycle;
mod names;
mod reading;
mod structure;
mod yaml;
