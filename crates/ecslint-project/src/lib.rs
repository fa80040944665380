//! Between files and engine: finding files, reading them, checking many at once, fixing them, and looking up what AWS says.
//!
//! The only library crate that touches the file system. Everything a reporter needs is re-exported here.

mod baseline;
mod conclude;
mod config;
mod discover;
mod entries;
mod fix;
mod folders;
mod language;
mod messages;
mod only;
mod project;
mod read;
mod report;
mod rounds;
mod run;
mod selector;
mod suppress;
mod wording;
mod workspace;
mod write;

pub use baseline::{BASELINE_NAME, KnownFinding, WrittenBaseline, fingerprints};
pub use config::{
    CONFIG_NAME, FileSettings, NewEntry, Origin, Setting, ignore_entry, keys as config_keys, starter as starter_config,
};
pub use ecslint_core::edit::apply as apply_fixes;
pub use ecslint_core::engine::Kind;
pub use ecslint_core::fingerprint::Identity;
pub use ecslint_core::views::{Architecture, Assumption, Capacity};
pub use ecslint_core::{Applicability, Date, Diagnostic, Edit, Fix, Group, Label, Outcome, Rule, Severity, SourceKind};
pub use ecslint_rules::{all as rules, by_name as rule_by_name};
pub use ecslint_schemas::facts::causes::Cause;
pub use ecslint_syntax::{LineIndex, Position, Span, Syntax};
pub use entries::PlannedEntry;
pub use fix::Mended;
pub use folders::seen_from;
pub use language::syntax_of;
pub use messages::{Explainer, MessageMatch, Page};
pub use only::Only;
pub use project::{Configuration, Project, Settings, Suppressions};
pub use read::read as read_file;
pub use report::{
    Change, Checked, ConfigPlace, Counts, Doing, Failure, Gone, Progress, Report, Skipped, Suppression, path_text,
};
pub use rounds::{Folders, Memory, Round};
pub use selector::{Selector, SetupError};
pub use workspace::Workspace;
pub use write::{append as append_to_file, create as write_new_file, overwrite as overwrite_file};

/// Where the page of a rule is read in a browser.
pub fn rule_url(rule: &Rule) -> String {
    const BASE: &str = "https://github.com/ecslint/ecslint/blob/main/rules";
    format!("{BASE}/{}/{}.md", rule.group.name(), rule.name)
}
