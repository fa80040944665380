//! `ecslint.toml`: what a folder wants of the checks of its files.

mod file;
mod glob;
pub mod keys;
mod new_entry;
mod overruled;
mod problem;
mod reader;
mod show;
mod starter;
mod value;

use std::path::{Path, PathBuf};

use ecslint_core::engine::Kind;
use ecslint_core::suppression::At;
use ecslint_core::views::Capacity;
use ecslint_core::{Date, Diagnostic, Severity, SourceKind};
use ecslint_syntax::{LineIndex, Span};

pub(crate) use file::FileOfConfig;
pub(crate) use glob::Glob;
pub use new_entry::{NewEntry, ignore_entry};
pub(crate) use overruled::mistakes as overruled;
pub(crate) use problem::{INVALID_CONFIG, finding};
pub use show::{FileSettings, Origin, Setting};
pub use starter::starter;

use crate::report::{Checked, ConfigPlace};
use crate::selector::Selector;

/// The name under which a configuration is looked for.
pub const CONFIG_NAME: &str = "ecslint.toml";

/// A value with its place in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Written<T> {
    pub(crate) value: T,
    pub(crate) span: Span,
}

impl<T> Written<T> {
    pub(crate) fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

/// What `severity` says of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Level {
    /// The rule does not run.
    Off,
    /// Everything it finds is as bad as this.
    At(Severity),
}

/// What a configuration says, as far as it can be read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Config {
    pub(crate) select: Vec<Written<Selector>>,
    pub(crate) ignore: Vec<Written<Selector>>,
    pub(crate) severity: Vec<(Written<Selector>, Level)>,
    pub(crate) fail_on: Option<Written<Severity>>,
    pub(crate) exclude: Vec<Written<Glob>>,
    pub(crate) kinds: Vec<(Written<Glob>, Kind)>,
    pub(crate) launch_type: Option<Written<Capacity>>,
    pub(crate) baseline: Option<Written<PathBuf>>,
    pub(crate) entries: Vec<Entry>,
}

/// An `[[ignore]]` entry.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// Where it begins.
    pub(crate) span: Span,
    /// Empty for all files.
    pub(crate) files: Vec<Written<Glob>>,
    pub(crate) rules: Vec<Written<Selector>>,
    /// Empty for the whole file.
    pub(crate) at: Vec<Written<At>>,
    pub(crate) until: Option<Written<Date>>,
    pub(crate) reason: String,
}

impl Entry {
    /// Whether the entry is about the file at `relative`.
    pub(crate) fn concerns(&self, relative: &str) -> bool {
        self.files.is_empty() || self.files.iter().any(|glob| glob.value.matches(relative))
    }

    /// Whether its time is over.
    pub(crate) fn is_over(&self, today: Option<Date>) -> bool {
        self.until.as_ref().zip(today).is_some_and(|(until, today)| today > until.value)
    }
}

/// A configuration as it was found.
#[derive(Clone, Debug)]
pub(crate) struct ConfigFile {
    /// Its name as people know it.
    pub(crate) path: PathBuf,
    /// The folder it lies in, from the root on.
    pub(crate) folder: PathBuf,
    pub(crate) text: String,
    pub(crate) config: Config,
    /// What is wrong with it.
    pub(crate) problems: Vec<Diagnostic>,
}

impl ConfigFile {
    /// Reads the text of a configuration. It can always be read, if only in part.
    pub(crate) fn read(path: PathBuf, folder: PathBuf, text: String) -> Self {
        let (config, problems) = reader::read(&text);
        Self { path, folder, text, config, problems }
    }

    /// The line of a span.
    pub(crate) fn place(&self, span: Span) -> ConfigPlace {
        ConfigPlace { path: self.path.clone(), line: LineIndex::new(&self.text).line_of(span.start) + 1 }
    }

    /// The file with these findings about it.
    pub(crate) fn checked(&self, mut diagnostics: Vec<Diagnostic>) -> Checked {
        diagnostics.sort_by(|one, other| (one.span, &one.message).cmp(&(other.span, &other.message)));
        Checked {
            path: self.path.clone(),
            kind: Some(SourceKind::Configuration),
            text: self.text.clone(),
            diagnostics,
            ..Checked::default()
        }
    }

    /// The name of the file at `path`, seen from the folder of the configuration, with `/` between its parts. A file that
    /// lies elsewhere, as may be with `--config`, is named from the current folder.
    pub(crate) fn relative(&self, path: &Path) -> String {
        let real = || Some(path.canonicalize().ok()?.strip_prefix(self.folder.canonicalize().ok()?).ok()?.to_owned());
        let from = |folder: &Path| path.strip_prefix(folder).ok().map(Path::to_owned);
        let relative = from(&self.folder).or_else(real).unwrap_or_else(|| crate::folders::shown(path));
        crate::report::path_text(&relative)
    }
}
