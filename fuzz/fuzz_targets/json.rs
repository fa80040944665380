//! Any bytes: the parser must not panic, its tree must be sound, and it must not accept what `serde_json` refuses or
//! refuse what `serde_json` accepts.

#![no_main]

#[path = "../../crates/ecslint-syntax/tests/syntax/invariants.rs"]
mod invariants;

use ecslint_syntax::{Syntax, SyntaxErrorKind, decode, parse};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = decode(bytes).text;
    for syntax in [Syntax::Json, Syntax::Jsonc] {
        invariants::assert_invariants(&parse(&text, syntax));
    }
    let document = parse(&text, Syntax::Json);
    let mistakes = document.errors().iter().any(|error| !matches!(error.kind, SyntaxErrorKind::DuplicateKey { .. }));
    match serde_json::from_str::<serde_json::Value>(&text) {
        Ok(_) => assert!(!mistakes, "valid JSON was reported: {:?}", document.errors()),
        // Two limits of that library, not of JSON.
        Err(error) if error.to_string().starts_with("number out of range") => {}
        Err(error) if error.to_string().starts_with("recursion limit") => {}
        Err(_) => assert!(mistakes, "invalid JSON was not reported"),
    }
});
