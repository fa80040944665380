//! Volumes and mounts.

use ecslint_core::Rule;

pub(crate) static RULES: &[&Rule] = &[];
