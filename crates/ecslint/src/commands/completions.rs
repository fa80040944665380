//! `ecslint completions`

use std::io::{self, Write};

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Command, CommandFactory};
use ecslint_project::{Group, rules};

use super::{CommandError, Ending, written};
use crate::cli::{Cli, CompletionsArguments};

/// Prints a script that completes the command line.
pub(crate) fn run(arguments: &CompletionsArguments) -> Result<Ending, CommandError> {
    // Into memory first: the library would panic where a pipe is closed.
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut with_rule_names(Cli::command()), "ecslint", &mut script);
    let mut out = io::stdout().lock();
    written(out.write_all(&script).and_then(|()| out.flush()), Ending::Clean)
}

/// The command line with the names that an argument may take where one of a rule is expected. Not in the definition itself:
/// there they would stand in messages about mistakes, hundreds of them.
fn with_rule_names(program: Command) -> Command {
    let listed = |command: Command, argument: &str| {
        command.mut_arg(argument, |argument| argument.value_parser(PossibleValuesParser::new(names())))
    };
    let chosen = |command: Command| listed(listed(command, "select"), "ignore");
    program
        .mut_subcommand("check", chosen)
        .mut_subcommand("config", |config| config.mut_subcommand("show", chosen))
        .mut_subcommand("explain", |command| listed(command, "words"))
        .mut_subcommand("ignore", |command| listed(command, "rule"))
}

fn names() -> impl Iterator<Item = PossibleValue> {
    let groups = Group::ALL.into_iter().map(|group| PossibleValue::new(group.name()));
    groups.chain(rules().map(|rule| PossibleValue::new(rule.name).help(rule.summary)))
}
