#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

mod check;
mod evaluate;
pub mod facts;
mod finding;
mod parse;
mod pattern;
mod placeholder;
mod print;
mod scan;
mod span;
mod suggest;
mod time;
mod tree;
mod version;

pub use check::{check, check_expression};
pub use evaluate::{Explanation, Instance, Query, Reason, Verdict};
pub use finding::{Code, Finding, MAX_FINDINGS, Replacement, Severity};
pub use parse::{MAX_DEPTH, Parsed, parse};
pub use span::Span;
pub use time::Timestamp;
pub use tree::{Argument, Expression, List, Node, NodeKind, Predicate, Quote, Subject, SubjectKind, Value};
