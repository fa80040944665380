use crate::dump::*;
use ecslint_syntax::*;
#[test]
fn probe() {
    let path = std::env::var("PROBE").unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    for case in text.split("\n====\n") {
        let document = parse(case, if case.starts_with("//c") { Syntax::Jsonc } else { Syntax::Json });
        println!("{case}\n   → {}\n   ! {}\n", tree(&document), errors(&document));
        crate::invariants::assert_invariants(&document);
    }
}
