//! What the program does as a whole: the built binary, run in a folder of its own.
//!
//! `cargo insta review` looks through what changed in the snapshots.

#![allow(missing_docs, clippy::expect_used, clippy::unwrap_used)]

mod assume;
mod colors;
mod examples;
mod exit_codes;
mod explain;
mod files;
mod fixes;
mod formats;
mod harness;
mod inputs;
mod json_report;
mod lsp;
mod options;
mod place;
mod query;
mod rules_command;
