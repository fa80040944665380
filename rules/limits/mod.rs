//! CPU, memory, counts, names, sizes.

use ecslint_core::Rule;

pub(crate) static RULES: &[&Rule] = &[];
