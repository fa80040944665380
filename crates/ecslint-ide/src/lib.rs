//! What an editor can be told about a task definition, as plain data: byte offsets, no protocol, no files.
//!
//! Every feature is a function over a [`View`] that ends with data of its own. Half-typed text is the normal case here:
//! where something cannot be known, a feature says less.

pub mod comments;
pub mod completion;
mod expression;
pub mod folding;
pub mod hints;
pub mod hover;
pub mod lens;
mod markdown;
pub mod model;
pub mod navigation;
pub mod place;
pub mod selection;
mod sizes;
#[cfg(test)]
mod sweep;
pub mod symbols;
#[cfg(test)]
mod testing;
pub mod tokens;
mod uses;
mod view;
mod written;
#[cfg(test)]
mod yaml;

pub use model::{MemberModel, Model, Shape, ValueModel};
pub use view::{Ide, View};
