//! The command line tool. It is a library so that two programs can be made of it: `ecslint`, and the one that hook
//! managers build from the root of the repository.

mod changed;
mod cli;
mod commands;
mod environment;
mod interrupt;
mod markdown;
mod outputs;
mod progress;
mod report;
mod severity;
mod terminal;

use std::any::Any;
use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::Mutex;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};

use cli::{Cli, Command, ConfigCommand};
use commands::{CommandError, Ending};
use terminal::Terminal;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Where and why the last panic happened.
static LAST_PANIC: Mutex<String> = Mutex::new(String::new());

/// Does what the command line says.
pub fn main() -> ExitCode {
    // A panic in a rule becomes a finding, one in a file becomes an error about that file: neither is told twice.
    std::panic::set_hook(Box::new(|panic| {
        if let Ok(mut last) = LAST_PANIC.lock() {
            *last = panic.to_string();
        }
    }));
    let outcome = catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|panic| Err(internal_error(&*panic)));
    match outcome {
        Ok(ending) => ExitCode::from(ending.code()),
        Err(error) => {
            // Nobody is left to be told when standard error is closed.
            let _ = writeln!(io::stderr().lock(), "error: {error}");
            ExitCode::from(Ending::Failed.code())
        }
    }
}

fn run() -> Result<Ending, CommandError> {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return show_usage(&error),
    };
    let terminal = Terminal::of_stdout(cli.color);
    match cli.command {
        Some(Command::Check(arguments)) => commands::check::run(&arguments, cli.color),
        Some(Command::Explain(arguments)) => commands::explain::run(&arguments, terminal),
        Some(Command::Lsp(_)) => commands::lsp::run(),
        Some(Command::Query(arguments)) => commands::query::run(&arguments, terminal),
        Some(Command::Place(arguments)) => commands::place::run(&arguments, terminal),
        Some(Command::Rules(arguments)) => commands::rules::run(&arguments, terminal),
        Some(Command::Init(arguments)) => commands::init::run(&arguments),
        Some(Command::Ignore(arguments)) => commands::ignore::run(&arguments),
        Some(Command::Config(ConfigCommand::Show(arguments))) => commands::config::show(&arguments, terminal),
        Some(Command::Completions(arguments)) => commands::completions::run(&arguments),
        Some(Command::Man(arguments)) => commands::man::run(&arguments),
        None => {
            let help = Cli::command().render_help();
            let mut out = anstream::stdout().lock();
            commands::written(write!(out, "{}", help.ansi()).and_then(|()| out.flush()), Ending::Clean)
        }
    }
}

/// Help and the version that were asked for, or what is wrong with the command line.
fn show_usage(error: &clap::Error) -> Result<Ending, CommandError> {
    let printed = error.print();
    if error.kind() == ErrorKind::InvalidSubcommand {
        let _ = writeln!(io::stderr().lock(), "\nTo check files, write `ecslint check FILE`.");
    }
    let ending = if error.use_stderr() { Ending::Failed } else { Ending::Clean };
    commands::written(printed, ending)
}

fn internal_error(panic: &(dyn Any + Send)) -> CommandError {
    let known = LAST_PANIC.lock().map(|last| last.clone()).unwrap_or_default();
    let words = panic.downcast_ref::<&str>().copied().unwrap_or("no message");
    let words = if known.is_empty() { words } else { &known };
    CommandError(format!(
        "ecslint failed inside: {words}\nreport it at {}/issues with the file",
        env!("CARGO_PKG_REPOSITORY")
    ))
}
