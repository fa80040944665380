//! Files and regions as SARIF writes them.

use std::path::Path;

use ecslint_project::{Checked, ConfigPlace, LineIndex, Span};

use super::ROOT;
use super::form::{ArtifactLocation, PhysicalLocation, Region};
use crate::report::names::{Names, Uri};

/// The file at `path`.
pub(super) fn artifact(names: &Names, path: &Path) -> ArtifactLocation {
    match names.uri(path) {
        Uri::Relative(uri) => ArtifactLocation { uri, uri_base_id: Some(ROOT) },
        Uri::Absolute(uri) => ArtifactLocation { uri, uri_base_id: None },
    }
}

/// A line of a configuration.
pub(super) fn line_of(names: &Names, place: &ConfigPlace) -> PhysicalLocation {
    let region = Region { start_line: place.line, start_column: None, end_line: None, end_column: None };
    PhysicalLocation { artifact_location: artifact(names, &place.path), region: Some(region) }
}

/// Makes regions of the spans of one file.
pub(super) struct Places<'r> {
    text: &'r str,
    index: LineIndex,
    artifact: ArtifactLocation,
}

impl<'r> Places<'r> {
    pub(super) fn new(file: &'r Checked, names: &Names) -> Self {
        Self { text: &file.text, index: LineIndex::new(&file.text), artifact: artifact(names, &file.path) }
    }

    pub(super) fn artifact(&self) -> ArtifactLocation {
        self.artifact.clone()
    }

    pub(super) fn physical(&self, span: Span) -> PhysicalLocation {
        PhysicalLocation { artifact_location: self.artifact(), region: Some(self.region(span)) }
    }

    /// Columns are in UTF-16 code units and begin with 1; the end is not part of the region.
    pub(super) fn region(&self, span: Span) -> Region {
        let (start, start_column) = self.index.utf16_position(self.text, span.start);
        let (end, end_column) = self.index.utf16_position(self.text, span.end);
        Region {
            start_line: start + 1,
            start_column: Some(start_column + 1),
            end_line: Some(end + 1),
            end_column: Some(end_column + 1),
        }
    }
}
