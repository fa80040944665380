//! Located syntax trees: text in, a tree with the span of every value out.
//!
//! Parsing never fails. What is wrong with the text is listed in [`Document::errors`], and everything that can be read
//! around the mistake stays in the tree. The crate knows nothing of Amazon ECS.

mod children;
mod decode;
mod document;
mod error;
mod escape;
mod inside;
mod json;
mod line_index;
mod locate;
mod names;
mod node;
mod pointers;
mod span;
mod yaml;

pub use children::{Items, Members};
pub use decode::{Decoded, Encoding, decode};
pub use document::{Comment, Document, Syntax};
pub use error::{SyntaxError, SyntaxErrorKind};
pub use json::{MAX_DEPTH, MAX_ERRORS, parse, parse_with_names};
pub use line_index::{LineIndex, Position};
pub use names::{KnownName, NameSet, Names};
pub use node::{Member, Node, NodeKind};
pub use span::Span;
pub use yaml::is_plain_yaml;
