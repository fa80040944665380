//! `--fix`, `--unsafe-fixes` and `--diff`.

mod diff;
pub(crate) mod examples;
#[cfg(unix)]
mod files;
mod formatting;
#[cfg(unix)]
mod kill;
mod properties;
mod settle;
mod variants;

use crate::harness::{CLEAN, MISMATCH, Run, Sandbox};

/// One safe fix (`memory`) and one unsafe fix (`hostPort`).
const BOTH: &str = r#"{
  "family": "both",
  "networkMode": "awsvpc",
  "containerDefinitions": [
    { "name": "app", "image": "app:1.0", "memory": "256", "essential": true, "portMappings": [
      { "containerPort": 8080, "hostPort": 80 }
    ] }
  ]
}
"#;

fn safely(text: &str) -> String {
    text.replace("\"256\"", "256")
}

fn wholly(text: &str) -> String {
    safely(text).replace("80 }", "8080 }").replace(":80}", ":8080}")
}

/// Runs `check --format concise` with these arguments over a file that holds `text`; also returns what it holds then.
fn fix(text: impl AsRef<[u8]>, arguments: &[&str]) -> (Run, Vec<u8>) {
    let sandbox = Sandbox::new();
    sandbox.write("a.json", text);
    let run = sandbox.run(&[&["check", "--format", "concise"], arguments].concat());
    (run, read(&sandbox, "a.json"))
}

/// Checks what a file holds after the safe and the unsafe fixes.
#[track_caller]
fn check_fixed(text: impl AsRef<[u8]>, expected: impl AsRef<[u8]>) -> Run {
    let (run, mended) = fix(text, &["--fix", "--unsafe-fixes"]);
    assert_eq!(String::from_utf8_lossy(&mended), String::from_utf8_lossy(expected.as_ref()));
    run
}

fn read(sandbox: &Sandbox, name: &str) -> Vec<u8> {
    std::fs::read(sandbox.path(name)).expect("a file")
}

#[test]
fn nothing_is_written_without_the_option() {
    for arguments in [&[][..], &["--unsafe-fixes"]] {
        assert_eq!(fix(BOTH, arguments).1, BOTH.as_bytes());
    }
}

#[test]
fn safe_fixes_are_applied_and_the_rest_is_reported() {
    let sandbox = Sandbox::with(&[("a.json", BOTH), ("b.json", CLEAN)]);
    let run = sandbox.run(&["check", "--format", "human", "--fix", "--select", "schema,ports"]);
    assert_eq!(read(&sandbox, "a.json"), safely(BOTH).as_bytes());
    insta::assert_snapshot!(run.seen(), @r#"
    error[host-port-mismatch]: `hostPort` 80 differs from `containerPort` 8080 in network mode `awsvpc`
       ╭─[a.json:6:44]
     2 │   "family": "both",
     3 │   "networkMode": "awsvpc",
       ·                  ────┬───
       ·                      ╰── the network mode
     4 │   "containerDefinitions": [
     5 │     { "name": "app", "image": "app:1.0", "memory": 256, "essential": true, "portMappings": [
     6 │       { "containerPort": 8080, "hostPort": 80 }
       ·                          ──┬─              ─┬
       ·                            │                ╰── here
       ·                            ╰── the container port
     7 │     ] }
       ╰────
      AWS says: "When networkMode=awsvpc, the host ports and container ports in port mappings must
                match."
      help: leave `hostPort` out, or set it to the container port
      fix: set `hostPort` to 8080
      https://github.com/ecslint/ecslint/blob/main/rules/ports/host-port-mismatch.md

    1 error in 1 of 2 files (1 fixable with `--fix --unsafe-fixes`)
    fixed 1 finding in 1 file
    --- exit code 1
    "#);
}

#[test]
fn unsafe_fixes_are_applied_when_asked_for() {
    let sandbox = Sandbox::with(&[("a.json", BOTH), ("deploy/b.json", MISMATCH)]);
    let run = sandbox.run(&["check", "--format", "human", "--fix", "--unsafe-fixes", "--select", "schema,ports"]);
    assert_eq!(read(&sandbox, "a.json"), wholly(BOTH).as_bytes());
    assert_eq!(read(&sandbox, "deploy/b.json"), wholly(MISMATCH).as_bytes());
    insta::assert_snapshot!(run.seen(), @"
    no findings in 2 files
    fixed 3 findings in 2 files
    --- exit code 0
    ");
    let run = sandbox.run(&["check", "--format", "human", "--fix", "--unsafe-fixes", "--select", "schema,ports"]);
    insta::assert_snapshot!(run.seen(), @"
    no findings in 2 files
    --- exit code 0
    ");
}

#[test]
fn the_summary_says_which_option_fixes_what() {
    let sandbox = Sandbox::with(&[("a.json", BOTH)]);
    let last = |arguments: &[&str]| {
        let run = sandbox.run(&[&["check", "--format", "human"], arguments].concat());
        run.stdout.lines().last().unwrap_or_default().to_owned()
    };
    insta::assert_snapshot!(last(&["--select", "schema,ports"]), @"2 errors in 1 file (1 fixable with `--fix`, 1 more with `--unsafe-fixes`)");
    insta::assert_snapshot!(last(&["--select", "schema,ports", "--unsafe-fixes"]), @"2 errors in 1 file (2 fixable with `--fix --unsafe-fixes`)");
    insta::assert_snapshot!(last(&["--select", "wrong-type"]), @"1 error in 1 file (1 fixable with `--fix`)");
    insta::assert_snapshot!(last(&["--select", "ports"]), @"1 error in 1 file (1 fixable with `--fix --unsafe-fixes`)");
}

#[test]
fn other_formats_say_beside_the_findings_what_was_fixed() {
    for format in ["concise", "json"] {
        let sandbox = Sandbox::with(&[("a.json", BOTH)]);
        let run = sandbox.run(&["check", "--fix", "--format", format]);
        assert_eq!((run.stderr.as_str(), run.code), ("fixed 1 finding in 1 file\n", 1), "{format}");
    }
    let sandbox = Sandbox::with(&[("a.json", BOTH)]);
    let run = sandbox.run(&["check", "--fix", "--format", "json"]);
    let report = run.json();
    assert_eq!(report["summary"]["errors"], 1);
    let members: Vec<&String> = report.as_object().expect("an object").keys().collect();
    assert_eq!(members, ["failures", "files", "summary", "version"]);
}

#[test]
fn only_what_is_selected_and_shown_is_fixed() {
    assert_eq!(fix(BOTH, &["--fix", "--unsafe-fixes", "--select", "wrong-type"]).1, safely(BOTH).as_bytes());
    assert_eq!(fix(BOTH, &["--fix", "--unsafe-fixes", "--ignore", "wrong-type,ports"]).1, BOTH.as_bytes());
}

#[test]
fn standard_input_goes_through() {
    let arguments = ["check", "--format", "human", "--fix", "-", "--select", "schema,ports"];
    let run = Sandbox::new().run_with(&arguments, &[], BOTH.as_bytes());
    assert_eq!(run.stdout, safely(BOTH));
    insta::assert_snapshot!(run.stderr, @r#"
    error[host-port-mismatch]: `hostPort` 80 differs from `containerPort` 8080 in network mode `awsvpc`
       ╭─[<stdin>:6:44]
     2 │   "family": "both",
     3 │   "networkMode": "awsvpc",
       ·                  ────┬───
       ·                      ╰── the network mode
     4 │   "containerDefinitions": [
     5 │     { "name": "app", "image": "app:1.0", "memory": 256, "essential": true, "portMappings": [
     6 │       { "containerPort": 8080, "hostPort": 80 }
       ·                          ──┬─              ─┬
       ·                            │                ╰── here
       ·                            ╰── the container port
     7 │     ] }
       ╰────
      AWS says: "When networkMode=awsvpc, the host ports and container ports in port mappings must
                match."
      help: leave `hostPort` out, or set it to the container port
      fix: set `hostPort` to 8080
      https://github.com/ecslint/ecslint/blob/main/rules/ports/host-port-mismatch.md

    1 error in 1 file (1 fixable with `--fix --unsafe-fixes`)
    fixed 1 finding in 1 file
    "#);
    assert_eq!(run.code, 1);
    let run = Sandbox::new().run_with(&["check", "--fix", "--unsafe-fixes", "-"], &[], BOTH.as_bytes());
    assert_eq!((run.stdout, run.code), (wholly(BOTH), 0));
    for text in [CLEAN.to_owned(), String::new(), "{}".to_owned(), "no JSON at all".to_owned()] {
        let run = Sandbox::new().run_with(&["check", "--fix", "-"], &[], text.as_bytes());
        assert_eq!((run.stdout, run.code), (text, 0));
    }
    let arguments = ["check", "--diff", "-", "--stdin-filename", "deploy/web.json"];
    let run = Sandbox::new().run_with(&arguments, &[], BOTH.as_bytes());
    assert!(run.stdout.starts_with("--- deploy/web.json\n+++ deploy/web.json\n@@ -2,7 +2,7 @@\n"), "{}", run.stdout);
    assert_eq!(run.code, 1);
}
