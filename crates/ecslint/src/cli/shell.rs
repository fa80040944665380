//! What the program says about itself to shells and manuals.

use std::path::PathBuf;

use clap::Args;
use clap_complete::Shell;

/// Print a script with which the shell completes ecslint's command line.
///
/// Names of commands and options are completed, and in bash, zsh and fish those of rules and groups.
#[derive(Debug, Args)]
#[command(after_long_help = COMPLETIONS_EXAMPLES)]
pub(crate) struct CompletionsArguments {
    /// The shell
    #[arg(value_enum, value_name = "SHELL")]
    pub(crate) shell: Shell,
}

const COMPLETIONS_EXAMPLES: &str = "\
Examples:
  ecslint completions bash > ~/.local/share/bash-completion/completions/ecslint
          For bash with the package bash-completion.
  ecslint completions zsh > ~/.zfunc/_ecslint
          For zsh with `fpath+=~/.zfunc` before `compinit` in .zshrc.
  ecslint completions fish > ~/.config/fish/completions/ecslint.fish
          For fish.";

/// Write manual pages into a folder, which packages do when they are built.
#[derive(Debug, Args)]
#[command(hide = true)]
pub(crate) struct ManArguments {
    /// The folder, which is made where it is not there
    #[arg(value_name = "FOLDER")]
    pub(crate) folder: PathBuf,
}
