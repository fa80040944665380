//! What a configuration says about one file.

use std::path::Path;

use ecslint_core::engine::Kind;
use ecslint_syntax::Span;

use super::{ConfigFile, Entry};
use crate::folders;
use crate::report::ConfigPlace;

/// A file, seen from the folder of its configuration.
#[derive(Clone, Debug)]
pub(crate) struct FileOfConfig<'c> {
    pub(crate) config: &'c ConfigFile,
    /// Its name from there.
    pub(crate) relative: String,
}

impl<'c> FileOfConfig<'c> {
    /// The file at `path`.
    pub(crate) fn new(config: &'c ConfigFile, path: &Path) -> Self {
        let relative = config.relative(&folders::absolute(path));
        Self { config, relative }
    }

    /// Where the configuration says that the file is not to be checked.
    pub(crate) fn excluded(&self) -> Option<ConfigPlace> {
        let globs = &self.config.config.exclude;
        let glob = globs.iter().find(|glob| glob.value.matches(&self.relative))?;
        Some(self.config.place(glob.span))
    }

    /// What the file holds, and where that is written. The first glob that fits counts.
    pub(crate) fn kind(&self) -> Option<(Kind, Span)> {
        let kinds = &self.config.config.kinds;
        kinds.iter().find(|(glob, _)| glob.value.matches(&self.relative)).map(|(glob, kind)| (*kind, glob.span))
    }

    /// The entries that are about the file, with their numbers.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (usize, &'c Entry)> + '_ {
        self.config.config.entries.iter().enumerate().filter(|(_, entry)| entry.concerns(&self.relative))
    }
}
