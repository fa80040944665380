//! The one entry for texts and files: it finds the configuration that holds for each, and keeps it.

use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use ecslint_core::engine::Kind;
use ecslint_core::views::{Assumption, Capacity};
use ecslint_core::{Applicability, Checker, suggest};
use ecslint_syntax::{Span, decode};
use rustc_hash::FxHashMap;

use crate::baseline::Baseline;
use crate::config::{CONFIG_NAME, ConfigFile, INVALID_CONFIG, finding, overruled};
use crate::fix::Mended;
use crate::folders::{absolute, shown};
use crate::project::{Configuration, Project, Settings, Suppressions};
use crate::read;
use crate::report::{Checked, path_text};
use crate::selector::SetupError;

/// Checks texts and files, each as the nearest configuration and the user say. Shared by threads.
///
/// Configurations are looked for once a folder and kept until [`forget_configs`](Self::forget_configs). They are not
/// merged: the nearest one alone holds.
#[derive(Debug)]
pub struct Workspace {
    settings: Arc<Settings>,
    checker: Arc<Checker>,
    /// For files without a configuration.
    plain: Arc<Project>,
    /// The known findings that the settings name.
    baseline: Option<Arc<Baseline>>,
    known: RwLock<Known>,
}

/// What was found so far.
#[derive(Debug, Default)]
struct Known {
    /// By the name of the folder as it is asked for, and from the root on.
    by_folder: FxHashMap<PathBuf, Arc<Project>>,
    by_config: FxHashMap<PathBuf, Arc<Project>>,
    /// Checkers that take silent files to run on a launch type.
    by_launch_type: FxHashMap<Capacity, Arc<Checker>>,
}

impl Workspace {
    /// A workspace in which these settings beat every configuration.
    ///
    /// # Errors
    /// When the tables inside the program cannot be read, or the configuration that the settings name.
    pub fn new(settings: Settings) -> Result<Self, SetupError> {
        let checker = Arc::new(settings.checker(settings.assumption)?);
        let settings = Arc::new(settings);
        let unreadable = |path: &Path, message| SetupError::Unreadable { path: path_text(path), message };
        if let Configuration::File(path) = &settings.configuration {
            let hint = |words: String| format!("{words}; {}", instead_of(path));
            read::read(path).map_err(|words| unreadable(path, hint(words)))?;
        }
        let baseline = match &settings.baseline {
            Some(path) if settings.suppressions == Suppressions::Apply => {
                let hint = |words: String| format!("{words}; `ecslint check --write-baseline` writes it");
                Some(Arc::new(Baseline::load(path).map_err(|words| unreadable(path, hint(words)))?))
            }
            _ => None,
        };
        let plain = Project::with(Arc::clone(&checker), Arc::clone(&settings), None, baseline.clone());
        Ok(Self { settings, checker, plain: Arc::new(plain), baseline, known: RwLock::default() })
    }

    /// Checks one text. `path` says which language it is written in, what to call it, and which configuration holds.
    pub fn check_text(&self, path: &Path, bytes: &[u8]) -> Checked {
        self.project_of(path).check_text(path, bytes)
    }

    /// Checks one text and applies fixes: see [`Project::mend_text`].
    pub fn mend_text(&self, path: &Path, bytes: &[u8], lowest: Applicability) -> Mended {
        self.project_of(path).mend_text(path, bytes, lowest)
    }

    /// Forgets every configuration and every list of known findings, since one of them has changed.
    pub fn forget_configs(&self) {
        let mut known = self.write();
        known.by_folder.clear();
        known.by_config.clear();
    }

    /// The configurations that were found so far and hold mistakes.
    pub fn config_problems(&self) -> Vec<Checked> {
        let configs = self.configs();
        configs
            .iter()
            .filter(|config| !config.problems.is_empty())
            .map(|config| config.checked(config.problems.clone()))
            .collect()
    }

    /// Checks the text of a configuration, which an editor may hold before it is written.
    pub fn check_config(&self, path: &Path, bytes: &[u8]) -> Checked {
        let config = load(path, Ok(bytes));
        config.checked(config.problems.clone())
    }

    /// What the texts at `path` are taken to hold, and where their tasks are taken to run.
    pub fn reading_of(&self, path: &Path) -> (Kind, Assumption) {
        self.project_of(path).reading_of(path)
    }

    /// The configuration that holds for the file at `path`.
    pub fn config_of(&self, path: &Path) -> Option<PathBuf> {
        self.project_of(path).config().map(|config| config.path.clone())
    }

    /// The configurations found so far, sorted by their names.
    pub(crate) fn configs(&self) -> Vec<Arc<ConfigFile>> {
        self.projects().iter().filter_map(|project| project.config().cloned()).collect()
    }

    /// The checkers of the configurations found so far, sorted by the names of these.
    pub(crate) fn projects(&self) -> Vec<Arc<Project>> {
        let mut projects: Vec<_> =
            self.read().by_config.iter().map(|(path, one)| (path.clone(), one.clone())).collect();
        projects.sort_by(|(one, _), (other, _)| one.cmp(other));
        projects.into_iter().map(|(_, project)| project).collect()
    }

    pub(crate) fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The checker for the file at `path`.
    pub(crate) fn project_of(&self, path: &Path) -> Arc<Project> {
        let folder = match &self.settings.configuration {
            Configuration::None => return Arc::clone(&self.plain),
            Configuration::File(config) => return self.project_with(&absolute(config)),
            Configuration::Nearest => path.parent().unwrap_or(Path::new("")),
        };
        if let Some(known) = self.read().by_folder.get(folder) {
            return Arc::clone(known);
        }
        let whole = absolute(&if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder.to_owned() });
        let (project, passed) = self.search(&whole);
        let mut known = self.write();
        for passed in passed {
            known.by_folder.insert(passed, Arc::clone(&project));
        }
        known.by_folder.insert(folder.to_owned(), Arc::clone(&project));
        project
    }

    /// The nearest configuration in `folder` or above it, and the folders on the way that have none of their own.
    fn search(&self, folder: &Path) -> (Arc<Project>, Vec<PathBuf>) {
        let mut passed = Vec::new();
        for folder in folder.ancestors() {
            if let Some(known) = self.read().by_folder.get(folder) {
                return (Arc::clone(known), passed);
            }
            passed.push(folder.to_owned());
            let path = folder.join(CONFIG_NAME);
            if path.metadata().is_ok_and(|metadata| metadata.is_file()) {
                return (self.project_with(&path), passed);
            }
        }
        (Arc::clone(&self.plain), passed)
    }

    /// The checker for the files of the configuration at `path`.
    fn project_with(&self, path: &Path) -> Arc<Project> {
        if let Some(known) = self.read().by_config.get(path) {
            return Arc::clone(known);
        }
        let mut config = load(path, read::read(path).as_deref().map_err(String::as_str));
        if self.settings.configuration == Configuration::Nearest {
            config.problems.extend(overruled(&config));
        }
        let baseline = self.baseline.clone().or_else(|| self.load_baseline(&mut config));
        let config = Arc::new(config);
        let launch_type = config.config.launch_type.as_ref().map(|written| written.value);
        let checker = launch_type.map_or(Arc::clone(&self.checker), |capacity| self.checker_for(capacity));
        let project = Arc::new(Project::with(checker, Arc::clone(&self.settings), Some(config), baseline));
        // Another thread may have been there first; both hold the same.
        Arc::clone(self.write().by_config.entry(path.to_owned()).or_insert(project))
    }

    /// The known findings that a configuration names. One that cannot be read is a mistake in the configuration.
    fn load_baseline(&self, config: &mut ConfigFile) -> Option<Arc<Baseline>> {
        let written = config.config.baseline.as_ref()?;
        if self.settings.suppressions != Suppressions::Apply {
            return None;
        }
        match Baseline::load(&config.folder.join(&written.value)) {
            Ok(baseline) => Some(Arc::new(baseline)),
            Err(words) => {
                let message = format!("`{}` cannot be read: {words}", path_text(&written.value));
                let help = "write it with `ecslint check --write-baseline`, or remove this line";
                config.problems.extend(finding(INVALID_CONFIG, written.span, message, help.to_owned()));
                None
            }
        }
    }

    /// The list of known findings for the file at `path`, whether or not it is there.
    pub(crate) fn baseline_of(&self, path: &Path) -> Option<PathBuf> {
        if let Some(named) = &self.settings.baseline {
            return Some(absolute(named));
        }
        let project = self.project_of(path);
        let config = project.config()?;
        Some(config.folder.join(&config.config.baseline.as_ref()?.value))
    }

    /// The lists of known findings that were read so far, each once.
    pub(crate) fn baselines(&self) -> Vec<Arc<Baseline>> {
        let mut baselines: Vec<Arc<Baseline>> = self.baseline.iter().cloned().collect();
        baselines.extend(self.projects().iter().filter_map(|project| project.baseline().cloned()));
        baselines.sort_by(|one, other| one.path.cmp(&other.path));
        baselines.dedup_by(|one, other| one.path == other.path);
        baselines
    }

    /// The checker that takes silent files to run on `capacity`.
    fn checker_for(&self, capacity: Capacity) -> Arc<Checker> {
        if let Some(known) = self.read().by_launch_type.get(&capacity) {
            return Arc::clone(known);
        }
        let assumption = self.settings.assumption.or_otherwise(Some(capacity));
        // The same tables were read before.
        let checker = self.settings.checker(assumption).map_or(Arc::clone(&self.checker), Arc::new);
        Arc::clone(self.write().by_launch_type.entry(capacity).or_insert(checker))
    }

    // A panic in another thread leaves the maps whole: entries are inserted in one step.
    fn read(&self) -> RwLockReadGuard<'_, Known> {
        self.known.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Known> {
        self.known.write().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What may be meant instead of a configuration that cannot be read.
fn instead_of(path: &Path) -> String {
    if path.is_dir() {
        return format!("name the file, such as {}", path_text(&path.join(CONFIG_NAME)));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten().filter(|entry| entry.path().is_file());
    let mut names: Vec<String> = files.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    let wanted = path.file_name().unwrap_or_default().to_string_lossy();
    match suggest::nearest(&wanted, names.iter().map(String::as_str)) {
        Some(near) => format!("did you mean `{}`?", path_text(&path.with_file_name(near))),
        None => "`ecslint init` writes one".to_owned(),
    }
}

/// Reads a configuration; one that cannot be read is empty, and says so.
fn load(path: &Path, bytes: Result<&[u8], &str>) -> ConfigFile {
    let folder = absolute(path).parent().map_or_else(PathBuf::new, Path::to_owned);
    let name = shown(path);
    let problem = |span, message: String, help: &str| finding(INVALID_CONFIG, span, message, help.to_owned());
    match bytes {
        Ok(bytes) => {
            let decoded = decode(bytes);
            let text = decoded.text.strip_prefix('\u{feff}').unwrap_or(&decoded.text).to_owned();
            let mut config = ConfigFile::read(name, folder, text);
            if let Some(lost) = decoded.invalid.first() {
                let message = format!("`{CONFIG_NAME}` is not written in UTF-8");
                config.problems.extend(problem(*lost, message, "save it as UTF-8"));
            }
            config
        }
        Err(words) => {
            let mut config = ConfigFile::read(name, folder, String::new());
            let message = format!("`{CONFIG_NAME}` cannot be read: {words}");
            config.problems.extend(problem(Span::empty(0), message, "until it can be read, nothing of it holds"));
            config
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MISMATCH: &str = r#"{ "family": "f", "networkMode": "awsvpc", "containerDefinitions": [
        { "name": "app", "image": "app:1.0", "memory": 256, "portMappings": [{ "containerPort": 8080, "hostPort": 80 }] }] }"#;

    fn workspace() -> Workspace {
        let settings = Settings { select: vec!["ports".parse().expect("a group")], ..Settings::default() };
        Workspace::new(settings).expect("the tables are sound")
    }

    #[test]
    fn configurations_are_kept_until_they_are_forgotten() {
        let folder = tempfile::tempdir().expect("a folder");
        let (config, file) = (folder.path().join(CONFIG_NAME), folder.path().join("deep/er/a.json"));
        let workspace = workspace();
        let count = || workspace.check_text(&file, MISMATCH.as_bytes()).diagnostics.len();
        assert_eq!((count(), workspace.config_of(&file)), (1, None));
        let entry = "[[ignore]]\nrules = [\"ports\"]\nreason = \"so\"\n";
        std::fs::write(&config, entry).expect("a file");
        assert_eq!(count(), 1, "it was looked for before");
        workspace.forget_configs();
        assert_eq!((count(), workspace.config_of(&file)), (0, Some(config.clone())));
        std::fs::write(&config, "selct = []").expect("a file");
        assert!(workspace.config_problems().is_empty());
        workspace.forget_configs();
        assert_eq!(count(), 1);
        let problems = workspace.config_problems();
        assert_eq!((problems.len(), &problems[0].path, problems[0].diagnostics.len()), (1, &config, 1));
        // An editor asks about a text that is not written yet.
        assert!(workspace.check_config(&config, b"select = []").diagnostics.is_empty());
        assert_eq!(workspace.check_config(&config, b"select = [\"prots\"]").diagnostics.len(), 1);
    }

    #[test]
    fn many_findings_entries_and_comments_take_linear_time() {
        let port = "{ \"containerPort\": 8080, \"hostPort\": 80 } // ecslint: ignore[iam]\n";
        let text = format!(
            "{{ \"family\": \"f\", \"networkMode\": \"awsvpc\", \"containerDefinitions\": [{{ \"name\": \"a\", \"portMappings\": [\n{}] }}] }}",
            vec![port; 5_000].join(",")
        );
        let folder = tempfile::tempdir().expect("a folder");
        let entries =
            "[[ignore]]\nrules = [\"ports\"]\nat = \"/containerDefinitions/a/portMappings/x\"\nreason = \"so\"\n"
                .repeat(50);
        std::fs::write(folder.path().join(CONFIG_NAME), entries).expect("a file");
        let workspace = workspace();
        let start = std::time::Instant::now();
        let checked = workspace.check_text(&folder.path().join("a.jsonc"), text.as_bytes());
        assert!(checked.diagnostics.len() >= 5_000, "{}", checked.diagnostics.len());
        assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
    }
}
