//! What the program does as a whole: the built binary, run in a folder of its own.
//!
//! `cargo insta review` looks through what changed in the snapshots.

#![allow(missing_docs, clippy::expect_used, clippy::unwrap_used)]

mod assume;
mod baseline;
#[cfg(unix)]
mod changed;
mod colors;
mod config;
mod configuration_page;
mod examples;
mod exit_codes;
mod explain;
mod files;
mod fixes;
mod formats;
mod formats_page;
mod harness;
mod ignores;
mod inputs;
mod json_report;
mod lsp;
mod mistakes;
mod options;
mod outputs;
mod pages;
mod place;
mod query;
mod reports;
mod rules_command;
#[cfg(unix)]
mod running_page;
mod scale;
mod shells;
mod watch;
mod yaml;
