//! Hardening.

use ecslint_core::Rule;

pub(crate) static RULES: &[&Rule] = &[];
