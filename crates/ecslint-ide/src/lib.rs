//! What an editor can be told about a task definition, as plain data: byte offsets, no protocol, no files.
//!
//! Every feature is a function over a [`View`] that ends with data of its own. Half-typed text is the normal case here:
//! where something cannot be known, a feature says less.

pub mod folding;
pub mod model;
pub mod navigation;
pub mod place;
pub mod selection;
pub mod symbols;
mod view;

pub use model::{MemberModel, Model, Shape, ValueModel};
pub use view::{Ide, View};
