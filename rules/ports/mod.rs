//! Port mappings.

use ecslint_core::Rule;

mod host_port_mismatch;

pub(crate) static RULES: &[&Rule] = &[&host_port_mismatch::RULE];
