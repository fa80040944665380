//! Between files and engine: finding files, reading them, checking many at once, fixing them, and looking up what AWS says.
//!
//! The only library crate that touches the file system. Everything a reporter needs is re-exported here.

mod discover;
mod fix;
mod messages;
mod project;
mod read;
mod report;
mod selector;
mod wording;
mod write;

pub use ecslint_core::edit::apply as apply_fixes;
pub use ecslint_core::engine::Kind;
pub use ecslint_core::views::{Architecture, Assumption, Capacity};
pub use ecslint_core::{Applicability, Diagnostic, Edit, Fix, Group, Label, Outcome, Rule, Severity, SourceKind};
pub use ecslint_rules::{all as rules, by_name as rule_by_name};
pub use ecslint_schemas::facts::causes::Cause;
pub use ecslint_syntax::{LineIndex, Position, Span};
pub use fix::Mended;
pub use messages::{Explainer, MessageMatch, Page};
pub use project::{Project, Settings, syntax_of};
pub use read::read as read_file;
pub use report::{Change, Checked, Counts, Doing, Failure, Progress, Report, Skipped, path_text};
pub use selector::{Selector, SetupError};

/// Where the page of a rule is read in a browser.
pub fn rule_url(rule: &Rule) -> String {
    const BASE: &str = "https://github.com/ecslint/ecslint/blob/main/rules";
    format!("{BASE}/{}/{}.md", rule.group.name(), rule.name)
}
