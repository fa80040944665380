//! Many files in one run: the order of the output, and what is left where a run is broken off.

use std::path::Path;

use crate::harness::{CLEAN, MISMATCH, Sandbox};

/// `count` files in some folders, of which every tenth has a finding.
fn files(count: usize) -> Sandbox {
    let sandbox = Sandbox::new();
    for number in 0..count {
        let text = if number % 10 == 3 { MISMATCH } else { CLEAN };
        sandbox.write(&name(number), text);
    }
    sandbox
}

fn name(number: usize) -> String {
    format!("service-{:03}/task-{number}.json", number % 100)
}

#[test]
fn ten_thousand_files_give_the_same_bytes_for_any_number_of_threads() {
    let sandbox = files(10_000);
    for format in ["human", "concise", "json"] {
        let arguments = ["check", "--format", format];
        let run = |threads: &str| sandbox.run_with(&arguments, &[("RAYON_NUM_THREADS", threads)], b"");
        let first = run("1");
        assert_eq!(first.code, 1);
        for threads in ["2", "8", "8"] {
            assert!(run(threads).stdout == first.stdout, "{format} with {threads} threads");
        }
        if format == "concise" {
            let names: Vec<&Path> =
                first.stdout.lines().filter_map(|line| line.split(':').next()).map(Path::new).collect();
            assert_eq!(names.len(), 1_000);
            assert!(names.is_sorted(), "sorted by folders and names");
        }
    }
}

/// A definition with a safe fix in it.
#[cfg(unix)]
const MENDABLE: &str = "{\n  \"family\": \"web\",\n  \"containerDefinitions\": [\n    \
                        { \"name\": \"app\", \"image\": \"app:1.0\", \"memory\": 256, \"essential\": true, }\n  ]\n}\n";

#[cfg(unix)]
#[test]
fn a_run_that_is_broken_off_leaves_each_file_old_or_new_and_nothing_else() {
    use std::os::unix::process::ExitStatusExt;

    const FILES: usize = 2_000;
    for signal in ["INT", "TERM"] {
        let sandbox = Sandbox::new();
        for number in 0..FILES {
            sandbox.write(&name(number), MENDABLE);
        }
        let mut child = sandbox.start(&["check", "--fix"]);
        // Files are written in the order of their names.
        let first = sandbox.path(&name(0));
        while std::fs::read_to_string(&first).expect("a file") == MENDABLE {
            assert!(child.try_wait().expect("a process").is_none(), "it writes before it ends");
            std::thread::yield_now();
        }
        assert_eq!(sandbox.shell(&format!("kill -{signal} {}", child.id())).code, 0);
        let status = child.wait().expect("it ends");
        assert!([Some(2), Some(15)].contains(&status.signal()), "{status}");
        let mended = MENDABLE.replace("true, }", "true }");
        let (mut old, mut new) = (0, 0);
        for number in 0..FILES {
            match std::fs::read_to_string(sandbox.path(&name(number))).expect("a file") {
                text if text == MENDABLE => old += 1,
                text if text == mended => new += 1,
                text => panic!("{} holds something else:\n{text}", name(number)),
            }
        }
        assert!(old > 0 && new > 0, "{old} old, {new} new: it was broken off in the middle");
        let run = sandbox.shell("find . -type f ! -name 'task-*.json'");
        assert_eq!(run.stdout, "", "nothing is left behind");
    }
}
