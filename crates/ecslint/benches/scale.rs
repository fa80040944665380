//! Runs over 1,000 and over 10,000 files: the time for a file must stay, and so must the memory but for a little.
//!
//! `cargo bench -p ecslint --bench scale` prints both and fails where a limit is passed. All sizes are measured in the same
//! run and in turns, so that a machine that changes its speed changes all of them.

#![allow(clippy::print_stdout)]

#[path = "check/text.rs"]
mod text;

use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

/// How many files a run goes through, the fewest first: the memory that is asked for is the most that any run took so far.
const SIZES: [usize; 2] = [1_000, 10_000];

/// The quickest of so many runs counts: others were kept waiting by something else.
const TURNS: usize = 7;

/// Every so many files one has a finding.
const FINDING_EVERY: usize = 20;

/// How much longer a file may take in the larger run.
const LONGER: f64 = 1.3;

/// How many bytes each further file may take: its name and what is to be said of it, and not its text, which is 4 KB.
const MORE_BYTES: f64 = 1_024.0;

fn main() -> ExitCode {
    let is_asked_only = std::env::args().any(|argument| argument == "--test" || argument == "--list");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let sizes: &[usize] = if is_asked_only { &[20] } else { &SIZES };
    for size in sizes {
        write_files(&folder.path().join(size.to_string()), *size);
    }
    let mut best = vec![Duration::MAX; sizes.len()];
    let mut memory = vec![0; sizes.len()];
    for turn in 0..TURNS {
        for (index, size) in sizes.iter().enumerate() {
            best[index] = best[index].min(run(&folder.path().join(size.to_string())));
            if turn == 0 {
                memory[index] = most_memory();
            }
        }
    }
    for ((size, time), memory) in sizes.iter().zip(&best).zip(&memory) {
        let each = time.as_secs_f64() * 1e6 / *size as f64;
        let megabytes = *memory as f64 / 1e6;
        println!("{size:6} files  {:7.1} ms  {each:6.1} µs a file  {megabytes:5.1} MB", time.as_secs_f64() * 1e3);
    }
    let ([few, .., many], [small, .., large], [lean, .., fat]) = (sizes, &best[..], &memory[..]) else {
        return ExitCode::SUCCESS;
    };
    let each = |time: &Duration, size: &usize| time.as_secs_f64() / *size as f64;
    let longer = each(large, many) / each(small, few);
    let more_bytes = fat.saturating_sub(*lean) as f64 / (many - few) as f64;
    println!(
        "a file takes {longer:.2} times as long (at most {LONGER}) and {more_bytes:.0} bytes more (at most {MORE_BYTES})"
    );
    if longer > LONGER || more_bytes > MORE_BYTES { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// Task definitions in folders of a hundred.
fn write_files(folder: &Path, count: usize) {
    for number in 0..count {
        let place = folder.join(format!("service-{:04}", number / 100));
        std::fs::create_dir_all(&place).expect("a folder");
        let text = text::task_definition(number);
        let text =
            if number % FINDING_EVERY == 0 { text.replace("\"hostPort\": 8080", "\"hostPort\": 80") } else { text };
        std::fs::write(place.join(format!("task-{number}.json")), text).expect("a file");
    }
}

/// How long a run over all files in a folder takes, from start to exit.
fn run(folder: &Path) -> Duration {
    let start = Instant::now();
    let mut command = Command::new(env!("CARGO_BIN_EXE_ecslint"));
    command.args(["check", "--no-config", "--format", "concise"]).arg(folder);
    let status = command.stdout(Stdio::null()).status().expect("ecslint runs");
    assert_eq!(status.code(), Some(1), "some files have findings");
    start.elapsed()
}

/// The most bytes that a run took so far.
#[cfg(unix)]
fn most_memory() -> u64 {
    use nix::sys::resource::{UsageWho, getrusage};

    // Linux counts in kilobytes here.
    let unit = if cfg!(target_os = "macos") { 1 } else { 1024 };
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).expect("the system counts");
    usage.max_rss().unsigned_abs() * unit
}

#[cfg(not(unix))]
fn most_memory() -> u64 {
    0
}
