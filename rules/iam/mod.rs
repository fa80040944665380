//! Task roles and execution roles.

use ecslint_core::Rule;

pub(crate) static RULES: &[&Rule] = &[];
