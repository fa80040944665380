//! Two configurations that disagree: one says something of files for which a nearer one holds.

use std::path::Path;

use ecslint_core::Diagnostic;

use super::{CONFIG_NAME, ConfigFile, Glob, INVALID_CONFIG, Written, finding};
use crate::folders::shown;
use crate::report::path_text;

/// What `config` says and what can never count, since the nearest configuration alone holds.
pub(crate) fn mistakes(config: &ConfigFile) -> Vec<Diagnostic> {
    let says = &config.config;
    let kinds = says.kinds.iter().map(|(glob, _)| glob);
    let entries = says.entries.iter().flat_map(|entry| &entry.files);
    says.exclude.iter().chain(kinds).chain(entries).filter_map(|glob| mistake(config, glob)).collect()
}

fn mistake(config: &ConfigFile, glob: &Written<Glob>) -> Option<Diagnostic> {
    let place = config.folder.join(glob.value.place()?);
    let between = place.ancestors().take_while(|folder| *folder != config.folder);
    let nearer = between.map(|folder| folder.join(CONFIG_NAME)).find(|nearer| nearer.is_file())?;
    let message = format!("`{}` is about files for which {} holds", glob.value.text, path_text(&shown(&nearer)));
    let help = format!(
        "say it there, since configurations are not merged; or check with `--config {}`, which then holds for all files",
        path_text(Path::new(&config.path))
    );
    finding(INVALID_CONFIG, glob.span, message, help)
}
