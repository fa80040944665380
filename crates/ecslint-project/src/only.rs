//! A run over some files alone, such as those that differ from another branch.

use std::path::{Path, PathBuf};

use rustc_hash::FxHashSet;

use crate::config::CONFIG_NAME;
use crate::folders::real_name;
use crate::project::{Configuration, Suppressions};
use crate::workspace::Workspace;

/// The files that a run is restricted to. What a configuration or a list of known findings among them is about belongs to
/// them, since something else may be said about it now.
#[derive(Clone, Debug, Default)]
pub struct Only {
    names: FxHashSet<PathBuf>,
}

impl Only {
    /// These files, and all that lies in these folders. They are named from the root on, without links in the names of
    /// their folders, and need not be there any more.
    pub fn new(names: impl IntoIterator<Item = PathBuf>) -> Self {
        Self { names: names.into_iter().collect() }
    }

    /// Whether the run looks at the file at `path`.
    pub(crate) fn keeps(&self, workspace: &Workspace, path: &Path) -> bool {
        let name = real_name(path);
        name.ancestors().any(|part| self.names.contains(part))
            || path.canonicalize().is_ok_and(|target| self.names.contains(&target))
            || self.holds_config_of(workspace, path, &name)
            || self.holds_baseline_of(workspace, path)
    }

    /// Whether the configuration is among the files, or one that held for the file before it was removed.
    fn holds_config_of(&self, workspace: &Workspace, path: &Path, name: &Path) -> bool {
        match &workspace.settings().configuration {
            Configuration::None => false,
            Configuration::File(config) => self.names.contains(&real_name(config)),
            Configuration::Nearest => {
                let project = workspace.project_of(path);
                let holds = project.config().and_then(|config| config.folder.canonicalize().ok());
                for folder in name.parent().into_iter().flat_map(Path::ancestors) {
                    if self.names.contains(&folder.join(CONFIG_NAME)) {
                        return true;
                    }
                    // Those further away do not count.
                    if holds.as_deref() == Some(folder) {
                        break;
                    }
                }
                false
            }
        }
    }

    fn holds_baseline_of(&self, workspace: &Workspace, path: &Path) -> bool {
        workspace.settings().suppressions == Suppressions::Apply
            && workspace.baseline_of(path).is_some_and(|baseline| self.names.contains(&real_name(&baseline)))
    }
}
