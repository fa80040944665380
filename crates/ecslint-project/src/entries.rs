//! Adding `[[ignore]]` entries to the configurations of files.

use std::path::{Path, PathBuf};

use ecslint_core::Diagnostic;

use crate::baseline::name_from;
use crate::config::{NewEntry, ignore_entry};
use crate::folders::{absolute, shown};
use crate::report::{Checked, ConfigPlace, path_text};
use crate::workspace::Workspace;
use crate::write;

/// An `[[ignore]]` entry with the configuration that it belongs into.
#[derive(Clone, Debug)]
pub struct PlannedEntry {
    /// The whole name of the configuration.
    pub path: PathBuf,
    /// Its text on disk; `None` where there is none yet.
    pub text: Option<String>,
    /// The entry.
    pub entry: NewEntry,
}

impl Workspace {
    /// The change that adds an `[[ignore]]` entry for one finding to the configuration that holds for its file, or makes a
    /// new one at `otherwise`. Nothing is written.
    ///
    /// # Errors
    /// When the configuration holds mistakes; in a few words.
    pub fn plan_entry(
        &self,
        checked: &Checked,
        diagnostic: &Diagnostic,
        otherwise: &Path,
        reason: &str,
    ) -> Result<PlannedEntry, String> {
        let project = self.project_of(&checked.path);
        let Some(config) = project.config() else {
            let folder = absolute(otherwise).parent().map_or_else(PathBuf::new, Path::to_owned);
            let entry = ignore_entry(checked, diagnostic, &name_from(&folder, &checked.path), reason);
            return Ok(PlannedEntry { path: absolute(otherwise), text: None, entry });
        };
        if !config.problems.is_empty() {
            return Err(format!("{} holds mistakes", path_text(&config.path)));
        }
        let entry = ignore_entry(checked, diagnostic, &config.relative(&absolute(&checked.path)), reason);
        let path = config.folder.join(config.path.file_name().unwrap_or_default());
        Ok(PlannedEntry { path, text: Some(config.text.clone()), entry })
    }

    /// Writes a planned entry and returns where it stands now. Configurations are forgotten, since one has changed.
    ///
    /// # Errors
    /// When the configuration cannot be written, or has changed since; in a few words.
    pub fn write_entry(&self, planned: &PlannedEntry) -> Result<ConfigPlace, String> {
        let PlannedEntry { path, text, entry } = planned;
        let old = text.as_deref().unwrap_or_default();
        let written = match text {
            Some(old) => write::replace(path, old, &entry.added_to(old)),
            None => write::create(path, &entry.added_to(old)),
        };
        let path = shown(path);
        written.map_err(|words| format!("cannot write {}: {words}", path_text(&path)))?;
        self.forget_configs();
        let edit = entry.insert_into(old);
        let begin = ["[[ignore]]\n", "{ files = ", "{ rules = "].iter().find_map(|begin| edit.text.rfind(begin));
        let lines = |text: &str| text.matches('\n').count() as u32;
        let before = lines(old.get(..edit.span.start as usize).unwrap_or_default());
        let within = lines(edit.text.get(..begin.unwrap_or(0)).unwrap_or_default());
        Ok(ConfigPlace { path, line: before + within + 1 })
    }
}

#[cfg(test)]
mod tests {
    use ecslint_core::Applicability;

    use super::*;
    use crate::config::CONFIG_NAME;
    use crate::project::Settings;
    use crate::report::Suppression;

    const MISMATCH: &str = r#"{ "family": "f", "networkMode": "awsvpc", "containerDefinitions": [
        { "name": "app", "image": "app:1.0", "memory": 256, "portMappings": [{ "containerPort": 8080, "hostPort": 80 }] }] }"#;

    fn workspace() -> Workspace {
        let settings = Settings { select: vec!["ports".parse().expect("a group")], ..Settings::default() };
        Workspace::new(settings).expect("the tables are sound")
    }

    #[test]
    fn an_entry_for_a_finding_keeps_that_finding_silent() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("a[1].json");
        let workspace = workspace();
        let checked = workspace.check_text(&file, MISMATCH.as_bytes());
        let otherwise = folder.path().join(CONFIG_NAME);
        let planned = workspace.plan_entry(&checked, &checked.diagnostics[0], &otherwise, "so").expect("no mistakes");
        assert_eq!(workspace.write_entry(&planned).map(|place| place.line), Ok(1));
        let checked = workspace.check_text(&file, MISMATCH.as_bytes());
        assert!(checked.diagnostics.is_empty(), "{:#?}", checked.diagnostics);
        assert!(matches!(&checked.suppressed[0].1, Suppression::Entry { number: 0, reason, .. } if reason == "so"));
        let mended = workspace.mend_text(&file, MISMATCH.as_bytes(), Applicability::Unsafe);
        assert!(mended.change.is_none(), "what is ignored is not fixed");
    }
}
