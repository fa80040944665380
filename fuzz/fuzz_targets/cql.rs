//! Any text as a placement expression: reading, checking, printing and evaluating it must not panic, spans must lie in
//! the text, and printing must not change what an expression says.

#![no_main]

#[path = "../../crates/ecslint-cql/tests/cql/invariants.rs"]
mod invariants;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| invariants::assert_invariants(text));
