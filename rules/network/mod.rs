//! Network modes and what they exclude.

use ecslint_core::Rule;

pub(crate) static RULES: &[&Rule] = &[];
