//! Tasks for developers of ecslint.
fn main() {}
