//! `ecslint config`

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use anstyle::Style;
use ecslint_project::{FileSettings, Workspace, path_text};

use super::{CommandError, Ending, today, written};
use crate::cli::ShowArguments;
use crate::terminal::{Terminal, printable};

/// Prints what holds for a file.
pub(crate) fn show(arguments: &ShowArguments, terminal: Terminal) -> Result<Ending, CommandError> {
    let workspace = Workspace::new(arguments.holds.settings(today()));
    let workspace = workspace.map_err(|error| CommandError(error.to_string()))?;
    let settings = workspace.settings_of(&arguments.file);
    let problems: usize = workspace.config_problems().iter().map(|config| config.diagnostics.len()).sum();
    let mut out = BufWriter::new(io::stdout().lock());
    let outcome = write(&mut out, &arguments.file, &settings, terminal).and_then(|()| out.flush());
    if problems > 0 {
        let name = settings.config.as_deref().map(path_text).unwrap_or_default();
        let mistakes = if problems == 1 { "1 mistake".to_owned() } else { format!("{problems} mistakes") };
        return Err(CommandError(format!("{name} holds {mistakes}; `ecslint check` shows them")));
    }
    written(outcome, Ending::Clean)
}

fn write(out: &mut impl Write, file: &PathBuf, settings: &FileSettings, terminal: Terminal) -> io::Result<()> {
    let name = path_text(file);
    let config = match &settings.config {
        Some(config) => format!("{} holds", path_text(config)),
        None => "no ecslint.toml holds".to_owned(),
    };
    let head = terminal.styling.paint(Style::new().bold(), &format!("{}: {}", printable(&name), printable(&config)));
    writeln!(out, "{head}")?;
    for above in &settings.above {
        writeln!(out, "{} is further away and does not count: configurations are not merged", path_text(above))?;
    }
    writeln!(out)?;
    let rows = &settings.settings;
    let names = rows.iter().map(|row| row.name.len()).max().unwrap_or(0);
    let values = rows.iter().map(|row| printable(&row.value).chars().count()).max().unwrap_or(0).min(60);
    for row in rows {
        let value = printable(&row.value);
        writeln!(out, "{:<names$}  {value:<values$}  {}", row.name, printable(&row.origin.to_string()))?;
    }
    Ok(())
}
