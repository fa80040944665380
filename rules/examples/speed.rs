#![allow(missing_docs, clippy::print_stdout, clippy::unwrap_used, clippy::disallowed_methods, unreachable_pub)]
#[path = "../../crates/ecslint/benches/text.rs"]
mod text;
use ecslint_core::engine::Kind;
use ecslint_syntax::{Syntax, parse};
use std::time::Instant;
fn best(f: impl Fn()) -> f64 {
    (0..15)
        .map(|_| {
            let t = Instant::now();
            f();
            t.elapsed().as_secs_f64()
        })
        .fold(f64::MAX, f64::min)
}
fn main() {
    let texts: Vec<String> = (0..400).map(text::task_definition).collect();
    let mb = texts.iter().map(String::len).sum::<usize>() as f64 / 1e6;
    let t = Instant::now();
    let checker = ecslint_core::Checker::new(ecslint_rules::all()).unwrap();
    println!("Checker::new {:?}; {} rules; {} bytes a file", t.elapsed(), checker.rules().len(), texts[0].len());
    let none = ecslint_core::Checker::new(std::iter::empty()).unwrap();
    for d in checker.check_bytes(texts[0].as_bytes(), Syntax::Json, Kind::Detect).1.diagnostics {
        println!("  {} {}", d.rule.name, d.message);
    }
    let p = |name: &str, s: f64| println!("{name:20} {:.0} MB/s  {:.1} us/file", mb / s, s * 1e6 / texts.len() as f64);
    p(
        "serde Value",
        best(|| {
            for t in &texts {
                std::hint::black_box(serde_json::from_slice::<serde_json::Value>(t.as_bytes()).unwrap());
            }
        }),
    );
    p(
        "parse",
        best(|| {
            for t in &texts {
                std::hint::black_box(parse(t, Syntax::Json).node_count());
            }
        }),
    );
    p(
        "parse+schema",
        best(|| {
            for t in &texts {
                std::hint::black_box(none.check_bytes(t.as_bytes(), Syntax::Json, Kind::Detect));
            }
        }),
    );
    p(
        "whole",
        best(|| {
            for t in &texts {
                std::hint::black_box(checker.check_bytes(t.as_bytes(), Syntax::Json, Kind::Detect));
            }
        }),
    );
    for rule in ecslint_rules::all() {
        let one = ecslint_core::Checker::new([rule]).unwrap();
        let docs: Vec<_> = texts.iter().map(|t| parse(t, Syntax::Json)).collect();
        let with = best(|| {
            for d in &docs {
                std::hint::black_box(one.check(d, Kind::Detect));
            }
        });
        let without = best(|| {
            for d in &docs {
                std::hint::black_box(none.check(d, Kind::Detect));
            }
        });
        println!("{:9.0} ns {}", (with - without) * 1e9 / docs.len() as f64, rule.name);
    }
}
