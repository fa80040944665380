//! Tasks for developers of ecslint: `cargo xtask TASK`. One module a task.

// The tasks talk to the person at the terminal.
#![allow(clippy::print_stdout)]

mod book;
mod cases;
mod documents;
mod e2e;
mod generate;
mod new_rule;
mod refresh_aws;

use clap::{Parser, Subcommand};

/// Tasks for developers of ecslint.
#[derive(Parser)]
#[command(name = "cargo xtask", about)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    Book(book::Options),
    Cases(cases::Options),
    E2e(e2e::Options),
    Gen(generate::Options),
    NewRule(new_rule::Options),
    RefreshAws(refresh_aws::Options),
}

fn main() -> anyhow::Result<()> {
    match Arguments::parse().task {
        Task::Book(options) => book::run(&options),
        Task::Cases(options) => cases::run(&options),
        Task::E2e(options) => e2e::run(&options),
        Task::Gen(options) => generate::run(&options),
        Task::NewRule(options) => new_rule::run(&options),
        Task::RefreshAws(options) => refresh_aws::run(&options),
    }
}
