//! Diagnostics, rules, typed views of a task definition and the engine that runs rules over them.
//!
//! Nothing here reads a file, an environment variable or a clock: text comes in, diagnostics go out.

pub mod date;
pub mod diagnostic;
pub mod edit;
pub mod engine;
pub mod field;
pub mod fingerprint;
pub mod list;
pub mod member_names;
pub mod place;
pub mod placeholder;
pub mod rule;
pub mod schema;
pub mod sources;
pub mod suggest;
pub mod support;
pub mod suppression;
pub mod text;
pub mod values;
pub mod views;

pub use date::Date;
pub use diagnostic::{Applicability, Diagnostic, Edit, Fix, Label, Severity};
pub use engine::{Checker, Findings};
pub use field::{Field, Located, Object, Slot, Tri};
pub use list::{List, Strings};
pub use rule::{Check, Context, Group, Outcome, Rule};
pub use sources::SourceKind;
pub use support::Column;
pub use views::{ContainerDefinition, TaskDefinition};
