//! Health checks, start order, time-outs, restarts.

use ecslint_core::Rule;

pub(crate) static RULES: &[&Rule] = &[];
