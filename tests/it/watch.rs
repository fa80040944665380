//! `--watch`: the program runs on in a folder in which files change.

use std::io::{BufRead, BufReader, Read};
use std::process::Child;
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use crate::harness::{CLEAN, MISMATCH, Sandbox};

/// Longer than any change takes to be told, on a busy machine, too.
const PATIENCE: Duration = Duration::from_secs(60);

/// A program that watches, and what it prints.
struct Watching {
    child: Child,
    stdout: Receiver<String>,
    stderr: Receiver<String>,
}

impl Watching {
    fn start(sandbox: &Sandbox, arguments: &[&str]) -> Self {
        let mut child = sandbox.talk(&[&["check", "--watch"], arguments].concat());
        let stdout = lines(child.stdout.take().expect("a pipe"));
        let stderr = lines(child.stderr.take().expect("a pipe"));
        Self { child, stdout, stderr }
    }

    /// Reads until the line that says how many findings there are, and returns it with the names of the rules that spoke.
    fn round(&self) -> (String, Vec<String>) {
        let mut rules = Vec::new();
        loop {
            let line = self.stdout.recv_timeout(PATIENCE).expect("the program prints what holds now");
            if let Some((_, rest)) = line.split_once('[').filter(|(head, _)| ["error", "warning"].contains(head)) {
                rules.push(rest.split(']').next().unwrap_or_default().to_owned());
            }
            if line.contains(" in ") && line.contains(" file") && !line.starts_with(' ') {
                return (line, rules);
            }
        }
    }

    /// Reads standard error until a line holds these words.
    fn wait_for(&self, words: &str) -> String {
        loop {
            let line = self.stderr.recv_timeout(PATIENCE).expect("the program goes on");
            if line.contains(words) {
                return line;
            }
        }
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The lines of a stream as they come.
fn lines(stream: impl Read + Send + 'static) -> Receiver<String> {
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                break;
            }
        }
    });
    receiver
}

#[test]
fn what_holds_is_printed_again_whenever_a_file_changes() {
    let sandbox = Sandbox::with(&[("deploy/a.json", CLEAN), ("b.json", MISMATCH)]);
    let watching = Watching::start(&sandbox, &[]);
    let one = "1 error in 1 of 2 files";
    assert!(watching.round().0.starts_with(one));
    assert_eq!(watching.wait_for("watching"), "watching 2 files; Ctrl-C ends");
    // A change in place.
    sandbox.write("deploy/a.json", MISMATCH);
    let round = watching.round();
    assert!(round.0.starts_with("2 errors in 2 files"), "{round:?}");
    assert_eq!(round.1, ["host-port-mismatch", "host-port-mismatch"]);
    // As editors write: another file takes the place of the old one.
    sandbox.write("deploy/a.json.new", CLEAN);
    std::fs::rename(sandbox.path("deploy/a.json.new"), sandbox.path("deploy/a.json")).expect("a file");
    wait_until(&watching, |line| line.starts_with(one));
    // A new file in a new folder, and one that goes away.
    sandbox.write("new/er/c.json", MISMATCH);
    wait_until(&watching, |line| line.starts_with("2 errors in 2 of 3 files"));
    std::fs::remove_file(sandbox.path("b.json")).expect("a file");
    wait_until(&watching, |line| line.starts_with("1 error in 1 of 2 files"));
    // A folder that goes away and comes back.
    std::fs::remove_dir_all(sandbox.path("new")).expect("a folder");
    wait_until(&watching, |line| line.starts_with("no findings in 1 file"));
    sandbox.write("new/er/c.json", MISMATCH);
    wait_until(&watching, |line| line.starts_with("1 error in 1 of 2 files"));
    sandbox.write("new/er/c.json", CLEAN);
    wait_until(&watching, |line| line.starts_with("no findings in 2 files"));
}

/// Reads rounds until one ends with a line as it is wanted: a change may be seen in two steps.
fn wait_until(watching: &Watching, is_wanted: impl Fn(&str) -> bool) {
    while !is_wanted(&watching.round().0) {}
}

#[test]
fn a_changed_configuration_counts_at_once() {
    let sandbox = Sandbox::with(&[("deploy/a.json", MISMATCH), ("b.json", MISMATCH)]);
    let watching = Watching::start(&sandbox, &["deploy"]);
    wait_until(&watching, |line| line.starts_with("1 error in 1 file"));
    // It lies above the folder that is watched.
    sandbox.write("ecslint.toml", "ignore = [\"host-port-mismatch\"]\nbaseline = \"known.json\"\n");
    wait_until(&watching, |line| line.starts_with("1 error in 1 of 2 files"));
    sandbox.write("known.json", "{ \"version\": 1, \"findings\": [] }\n");
    wait_until(&watching, |line| line.starts_with("no findings in 1 file"));
    sandbox.write("ecslint.toml", "selct = []\n");
    wait_until(&watching, |line| line.starts_with("2 errors in 2 files"));
    std::fs::remove_file(sandbox.path("ecslint.toml")).expect("a file");
    wait_until(&watching, |line| line.starts_with("1 error in 1 file"));
}

#[test]
fn files_that_are_named_are_watched_though_they_come_and_go() {
    let sandbox = Sandbox::with(&[("a.txt", MISMATCH), ("b.json", MISMATCH)]);
    let watching = Watching::start(&sandbox, &["a.txt"]);
    wait_until(&watching, |line| line.starts_with("1 error in 1 file"));
    std::fs::remove_file(sandbox.path("a.txt")).expect("a file");
    watching.wait_for("cannot read a.txt: no such file");
    sandbox.write("a.txt", CLEAN);
    wait_until(&watching, |line| line.starts_with("no findings in 1 file"));
}

#[test]
fn what_does_not_go_with_it_is_told() {
    let sandbox = Sandbox::with(&[("a.json", CLEAN)]);
    for option in ["--fix", "--diff", "--statistics", "--changed", "--write-baseline", "--format=json"] {
        let run = sandbox.run(&["check", "--watch", option]);
        assert_eq!(run.code, 2, "{option}");
        let name = option.split('=').next().unwrap_or_default();
        assert!(run.stderr.contains("'--watch' cannot be used with") && run.stderr.contains(name), "{}", run.seen());
    }
    let run = sandbox.run(&["check", "--watch", "-"]);
    assert_eq!((run.code, run.stderr.as_str()), (2, "error: --watch is about files, and `-` is standard input\n"));
}

#[cfg(unix)]
#[test]
fn a_signal_ends_it_as_signals_do() {
    use std::os::unix::process::ExitStatusExt;

    let sandbox = Sandbox::with(&[("a.json", CLEAN)]);
    let mut watching = Watching::start(&sandbox, &[]);
    watching.wait_for("watching 1 file; Ctrl-C ends");
    let process = watching.child.id();
    // Not the one of Ctrl-C: where the tests are run in the background, a shell has that one ignored.
    assert_eq!(sandbox.shell(&format!("kill -TERM {process}")).code, 0);
    let status = watching.child.wait().expect("it ends");
    assert_eq!(status.signal(), Some(15), "{status}");
}
