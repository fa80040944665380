//! Tasks for developers of ecslint: `cargo xtask TASK`. One module a task.

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
    RefreshAws(refresh_aws::Options),
}

fn main() -> anyhow::Result<()> {
    match Arguments::parse().task {
        Task::RefreshAws(options) => refresh_aws::run(&options),
    }
}
