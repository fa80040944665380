//! What a launch type or operating system does not take.

use ecslint_core::Rule;

pub(crate) static RULES: &[&Rule] = &[];
