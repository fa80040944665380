//! What holds for one file, and who says so.

use std::fmt;
use std::path::{Path, PathBuf};

use ecslint_core::engine::Kind;

use super::{CONFIG_NAME, Config, ConfigFile, FileOfConfig, Level, Written};
use crate::folders::{absolute, shown};
use crate::project::{Configuration, Suppressions};
use crate::report::{ConfigPlace, path_text};
use crate::selector::Selector;
use crate::workspace::Workspace;

/// Who says that something holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Nobody.
    Default,
    /// An option of the command line.
    Flag(&'static str),
    /// A line of the configuration.
    Config(ConfigPlace),
}

impl fmt::Display for Origin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Origin::Default => formatter.write_str("default"),
            Origin::Flag(name) => formatter.write_str(name),
            Origin::Config(place) => place.fmt(formatter),
        }
    }
}

/// One thing that holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// What it is about: the key of the configuration.
    pub name: &'static str,
    /// What holds.
    pub value: String,
    /// Who says so.
    pub origin: Origin,
}

/// All that holds for a file.
#[derive(Clone, Debug)]
pub struct FileSettings {
    /// The configuration, if there is one.
    pub config: Option<PathBuf>,
    /// Configurations further up, which do not count.
    pub above: Vec<PathBuf>,
    /// What holds.
    pub settings: Vec<Setting>,
}

impl Workspace {
    /// What holds for the file at `path`, which need not be there.
    pub fn settings_of(&self, path: &Path) -> FileSettings {
        let project = self.project_of(path);
        let config = project.config().cloned();
        let mut list = Listing { workspace: self, config: config.as_deref(), settings: Vec::new() };
        list.list_rules();
        list.list_the_rest(path);
        let above = match (&self.settings().configuration, &config) {
            (Configuration::Nearest, Some(config)) => {
                let folders = config.folder.ancestors().skip(1).map(|folder| folder.join(CONFIG_NAME));
                folders.filter(|path| path.is_file()).map(|path| shown(&path)).collect()
            }
            _ => Vec::new(),
        };
        let settings = list.settings;
        FileSettings { config: config.map(|config| config.path.clone()), above, settings }
    }
}

struct Listing<'l> {
    workspace: &'l Workspace,
    config: Option<&'l ConfigFile>,
    settings: Vec<Setting>,
}

impl<'l> Listing<'l> {
    fn add(&mut self, name: &'static str, value: impl Into<String>, origin: Origin) {
        self.settings.push(Setting { name, value: value.into(), origin });
    }

    fn says(&self) -> Option<&'l Config> {
        self.config.map(|config| &config.config)
    }

    fn place<T>(&self, written: &Written<T>) -> Origin {
        self.config.map_or(Origin::Default, |config| Origin::Config(config.place(written.span)))
    }

    fn list_rules(&mut self) {
        let settings = self.workspace.settings();
        let written = self.says().map(|config| config.select.as_slice()).unwrap_or_default();
        match (settings.select.as_slice(), written) {
            ([], []) => self.add("select", "all rules", Origin::Default),
            ([], written) => self.add_selectors("select", written),
            (flags, _) => self.add("select", names(flags), Origin::Flag("--select")),
        }
        if !settings.ignore.is_empty() {
            self.add("ignore", names(&settings.ignore), Origin::Flag("--ignore"));
        }
        let Some(config) = self.says() else {
            if settings.ignore.is_empty() {
                self.add("ignore", "no rule", Origin::Default);
            }
            return;
        };
        match config.ignore.as_slice() {
            [] if settings.ignore.is_empty() => self.add("ignore", "no rule", Origin::Default),
            written => self.add_selectors("ignore", written),
        }
        for (selector, level) in &config.severity {
            let level = match level {
                Level::Off => "off",
                Level::At(severity) => severity.name(),
            };
            self.add("severity", format!("{} = {level}", selector.value.name()), self.place(selector));
        }
    }

    /// One row for all names on one line.
    fn add_selectors(&mut self, name: &'static str, written: &[Written<Selector>]) {
        let mut rest = written;
        while let Some(first) = rest.first() {
            let origin = self.place(first);
            let count = rest.iter().take_while(|other| self.place(other) == origin).count();
            let (row, others) = rest.split_at(count);
            let selectors: Vec<Selector> = row.iter().map(|written| written.value).collect();
            self.add(name, names(&selectors), origin);
            rest = others;
        }
    }

    fn list_the_rest(&mut self, path: &Path) {
        let settings = self.workspace.settings();
        let says = self.says();
        match (settings.fail_on, says.and_then(|config| config.fail_on.as_ref())) {
            (Some(severity), _) => self.add("fail-on", severity.name(), Origin::Flag("--fail-on")),
            (None, Some(written)) => self.add("fail-on", written.value.name(), self.place(written)),
            (None, None) => self.add("fail-on", "error", Origin::Default),
        }
        let about = self.config.map(|config| FileOfConfig::new(config, path));
        match about.as_ref().and_then(FileOfConfig::excluded) {
            Some(place) => self.add("exclude", "the file is not checked", Origin::Config(place)),
            None => self.add("exclude", "the file is checked", Origin::Default),
        }
        let kind = about.as_ref().and_then(FileOfConfig::kind);
        match (settings.kind, kind) {
            (Kind::TaskDefinition, _) => self.add("kind", "task-definition", Origin::Flag("--kind")),
            (Kind::Detect, Some((_, span))) => {
                self.add("kind", "task-definition", self.place(&Written::new((), span)));
            }
            (Kind::Detect, None) => self.add("kind", "found out by what the file holds", Origin::Default),
        }
        match (settings.assumption.capacity, says.and_then(|config| config.launch_type.as_ref())) {
            (Some(capacity), _) => self.add("launch-type", capacity.name(), Origin::Flag("--assume")),
            (None, Some(written)) => {
                let value = format!("{} where the file says nothing", written.value.name());
                self.add("launch-type", value, self.place(written));
            }
            (None, None) => self.add("launch-type", "what the file says", Origin::Default),
        }
        match (&settings.baseline, says.and_then(|config| config.baseline.as_ref())) {
            (Some(path), _) => self.add("baseline", path_text(path), Origin::Flag("--baseline")),
            (None, Some(written)) => {
                let folder = self.config.map(|config| config.folder.clone()).unwrap_or_default();
                let name = path_text(&shown(&absolute(&folder.join(&written.value))));
                self.add("baseline", name, self.place(written));
            }
            (None, None) => self.add("baseline", "none", Origin::Default),
        }
        if settings.suppressions == Suppressions::Disregard {
            return self.add("[[ignore]]", "nothing is ignored", Origin::Flag("--no-ignores"));
        }
        for (_, entry) in about.iter().flat_map(FileOfConfig::entries) {
            let rules: Vec<Selector> = entry.rules.iter().map(|written| written.value).collect();
            let over = if entry.is_over(settings.today) { "over: " } else { "" };
            let value = format!("{over}{}: {}", names(&rules), entry.reason);
            self.add("[[ignore]]", value, self.place(&Written::new((), entry.span)));
        }
    }
}

fn names(selectors: &[Selector]) -> String {
    let names: Vec<&str> = selectors.iter().map(|selector| selector.name()).collect();
    names.join(", ")
}
