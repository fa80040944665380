//! Prints the findings in the files named, one a line.
#![allow(clippy::print_stdout, clippy::unwrap_used)]
use ecslint_core::engine::Kind;
use ecslint_syntax::{LineIndex, Syntax};
fn main() {
    let checker = ecslint_core::Checker::new(ecslint_rules::all()).unwrap();
    for path in std::env::args().skip(1) {
        let (text, findings) = checker.check_bytes(&std::fs::read(&path).unwrap(), Syntax::Json, Kind::Detect);
        let index = LineIndex::new(&text);
        if findings.kind.is_none() {
            println!("{path}: not ECS");
        }
        for found in findings.diagnostics {
            let at = index.position(&text, found.span.start);
            println!(
                "{path}:{}:{}: {}[{}] {} @{}",
                at.line,
                at.column,
                found.severity.name(),
                found.rule.name,
                found.message,
                found.pointer
            );
        }
    }
}
