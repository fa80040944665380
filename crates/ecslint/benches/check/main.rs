//! What a check costs beside parsing the same bytes with `serde_json`, in the same run.
//!
//! `cargo bench -p ecslint` prints Criterion's figures and then the ratios of medians, measured in turns so that a
//! machine that changes its speed changes all of them.

#![allow(clippy::print_stdout)]

mod text;

use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput};
use ecslint_project::{Project, Settings};
use ecslint_syntax::{Syntax, parse};

// The binary runs with this allocator; all sides of the comparison get it here too.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How many task definitions a round goes through.
const FILES: usize = 200;

/// One side of the comparison.
struct Side<'a> {
    name: &'static str,
    round: Box<dyn Fn() + 'a>,
}

fn main() {
    let texts: Vec<String> = (0..FILES).map(text::task_definition).collect();
    let bytes: usize = texts.iter().map(String::len).sum();
    let path = Path::new("task-definition.json");
    let whole = Project::new(Settings::default()).expect("the default settings are sound");
    let schema = ["schema".parse().expect("a group")].to_vec();
    let shape = Project::new(Settings { select: schema, ..Settings::default() }).expect("a sound selection");
    let quiet: usize = texts.iter().map(|text| whole.check_text(path, text.as_bytes()).diagnostics.len()).sum();
    assert_eq!(quiet, 0, "the benchmark measures clean files");

    let sides = [
        Side {
            name: "serde_json Value",
            round: Box::new(|| {
                for text in &texts {
                    black_box(serde_json::from_slice::<serde_json::Value>(text.as_bytes()).expect("JSON"));
                }
            }),
        },
        Side {
            name: "parse",
            round: Box::new(|| {
                for text in &texts {
                    black_box(parse(text, Syntax::Json).node_count());
                }
            }),
        },
        Side {
            name: "parse and schema",
            round: Box::new(|| {
                for text in &texts {
                    black_box(shape.check_text(path, text.as_bytes()));
                }
            }),
        },
        Side {
            name: "whole check",
            round: Box::new(|| {
                for text in &texts {
                    black_box(whole.check_text(path, text.as_bytes()));
                }
            }),
        },
    ];

    let mut criterion = Criterion::default().configure_from_args();
    let mut group = criterion.benchmark_group("check");
    group.throughput(Throughput::Bytes(bytes as u64));
    for side in &sides {
        group.bench_function(side.name, |bencher| bencher.iter(&side.round));
    }
    group.finish();
    process(&mut criterion, &texts[0]);
    criterion.final_summary();
    // `cargo bench -- --test` and `--list` only want to know whether it runs.
    if !std::env::args().any(|argument| argument == "--test" || argument == "--list") {
        print_ratios(&sides, bytes);
    }
}

/// One file as a process, from start to exit.
fn process(criterion: &mut Criterion, text: &str) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("task-definition.json");
    std::fs::write(&file, text).expect("the file can be written");
    criterion.bench_function("process/one file", |bencher| {
        bencher.iter(|| {
            let output = Command::new(env!("CARGO_BIN_EXE_ecslint")).arg("check").arg(&file).output();
            assert!(output.expect("ecslint runs").status.success());
        });
    });
}

fn print_ratios(sides: &[Side<'_>], bytes: usize) {
    const TURNS: usize = 41;
    let mut times = vec![Vec::with_capacity(TURNS); sides.len()];
    for _ in 0..TURNS {
        for (side, times) in sides.iter().zip(&mut times) {
            let start = Instant::now();
            (side.round)();
            times.push(start.elapsed());
        }
    }
    let medians: Vec<Duration> = times.iter_mut().map(|times| median(times)).collect();
    println!("\n{FILES} task definitions of {} bytes, medians of {TURNS} turns", bytes / FILES);
    for (side, time) in sides.iter().zip(&medians) {
        let rate = bytes as f64 / 1e6 / time.as_secs_f64();
        let ratio = medians[0].as_secs_f64() / time.as_secs_f64();
        let each = time.as_secs_f64() * 1e6 / FILES as f64;
        println!("{:18} {rate:6.0} MB/s  {each:6.2} µs a file  {ratio:5.2} × the rate of serde_json Value", side.name);
    }
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort();
    times[times.len() / 2]
}
