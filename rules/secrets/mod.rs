//! Secrets, environment variables and environment files.

use ecslint_core::Rule;

pub(crate) static RULES: &[&Rule] = &[];
