//! Regular expressions, as `java.util.regex.Pattern` reads them.

mod compiled;
mod java;
mod shape;

pub(crate) use compiled::Compiled;
pub(crate) use java::{Mistake, MistakeKind, first_mistake};
pub(crate) use shape::{Shape, literal_beginning, shape};
