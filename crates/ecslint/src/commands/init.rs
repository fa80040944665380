//! `ecslint init`

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use ecslint_project::{
    BASELINE_NAME, CONFIG_NAME, Configuration, Progress, Settings, Suppressions, Workspace, starter_config,
    write_new_file,
};

use super::{CommandError, Ending, written};
use crate::cli::InitArguments;
use crate::progress;

/// Writes a configuration to begin with and, if that is asked for, the list of known findings.
pub(crate) fn run(arguments: &InitArguments) -> Result<Ending, CommandError> {
    let cannot = |name: &str, words: &str| CommandError(format!("cannot write {name}: {words}"));
    // Asked before the work begins, and once more when it is written.
    if Path::new(CONFIG_NAME).exists() {
        return Err(cannot(CONFIG_NAME, "it is there already"));
    }
    let mut said = Vec::new();
    if arguments.baseline {
        if Path::new(BASELINE_NAME).exists() {
            return Err(cannot(
                BASELINE_NAME,
                "it is there already; remove it, or write it anew with `ecslint check --write-baseline`",
            ));
        }
        let settings = Settings {
            configuration: Configuration::None,
            suppressions: Suppressions::ApplyWithoutBaseline,
            ..Settings::default()
        };
        let workspace = Workspace::new(settings).map_err(|error| CommandError(error.to_string()))?;
        let progress = Progress::default();
        let paths = [PathBuf::from(".")];
        let mut report = progress::show(&progress, || workspace.check_paths(&paths, &progress));
        let lists = workspace.write_baselines(&mut report, Path::new(BASELINE_NAME));
        if let Some(failure) = report.failures.first() {
            return Err(CommandError(failure.to_string()));
        }
        said.extend(lists.iter().map(super::check::wrote));
    }
    let text = starter_config(arguments.baseline.then_some(BASELINE_NAME));
    write_new_file(Path::new(CONFIG_NAME), &text).map_err(|words| cannot(CONFIG_NAME, &words))?;
    said.insert(0, format!("wrote {CONFIG_NAME}; `ecslint config show FILE` prints what holds for a file"));
    let mut out = io::stdout().lock();
    written(said.iter().try_for_each(|line| writeln!(out, "{line}")), Ending::Clean)
}
