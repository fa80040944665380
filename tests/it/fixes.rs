//! `--fix`, `--unsafe-fixes` and `--diff`.

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
    let run = sandbox.run(&["check", "--fix", "--select", "schema,ports"]);
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
    let run = sandbox.run(&["check", "--fix", "--unsafe-fixes", "--select", "schema,ports"]);
    assert_eq!(read(&sandbox, "a.json"), wholly(BOTH).as_bytes());
    assert_eq!(read(&sandbox, "deploy/b.json"), wholly(MISMATCH).as_bytes());
    insta::assert_snapshot!(run.seen(), @"
    no findings in 2 files
    fixed 3 findings in 2 files
    --- exit code 0
    ");
    let run = sandbox.run(&["check", "--fix", "--unsafe-fixes", "--select", "schema,ports"]);
    insta::assert_snapshot!(run.seen(), @"
    no findings in 2 files
    --- exit code 0
    ");
}

#[test]
fn the_summary_says_which_option_fixes_what() {
    let sandbox = Sandbox::with(&[("a.json", BOTH)]);
    let last = |arguments: &[&str]| {
        let run = sandbox.run(&[&["check"], arguments].concat());
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
    assert_eq!(members, ["files", "summary", "version"]);
}

#[test]
fn only_what_is_selected_and_shown_is_fixed() {
    assert_eq!(fix(BOTH, &["--fix", "--unsafe-fixes", "--select", "wrong-type"]).1, safely(BOTH).as_bytes());
    assert_eq!(fix(BOTH, &["--fix", "--unsafe-fixes", "--ignore", "wrong-type,ports"]).1, BOTH.as_bytes());
}

#[test]
fn a_diff_shows_what_would_change_and_writes_nothing() {
    let sandbox = Sandbox::with(&[("a.json", BOTH), ("b.json", CLEAN), ("deploy/c.json", MISMATCH)]);
    let run = sandbox.run(&["check", "--diff", "--unsafe-fixes"]);
    insta::assert_snapshot!(run.seen(), @r#"
    --- a.json
    +++ a.json
    @@ -2,8 +2,8 @@
       "family": "both",
       "networkMode": "awsvpc",
       "containerDefinitions": [
    -    { "name": "app", "image": "app:1.0", "memory": "256", "essential": true, "portMappings": [
    -      { "containerPort": 8080, "hostPort": 80 }
    +    { "name": "app", "image": "app:1.0", "memory": 256, "essential": true, "portMappings": [
    +      { "containerPort": 8080, "hostPort": 8080 }
         ] }
       ]
     }
    --- deploy/c.json
    +++ deploy/c.json
    @@ -3,7 +3,7 @@
       "networkMode": "awsvpc",
       "containerDefinitions": [
         { "name": "app", "image": "app:1.0", "memory": 256, "essential": true, "portMappings": [
    -      { "containerPort": 8080, "hostPort": 80 }
    +      { "containerPort": 8080, "hostPort": 8080 }
         ] }
       ]
     }
    --- stderr
    would fix 3 findings in 2 files
    --- exit code 1
    "#);
    assert_eq!(read(&sandbox, "a.json"), BOTH.as_bytes());
    let plain = sandbox.run(&["check", "--diff", "--fix"]);
    assert!(
        plain.stdout.contains("+    { \"name\": \"app\", \"image\": \"app:1.0\", \"memory\": 256"),
        "{}",
        plain.stdout
    );
    let colored = sandbox.run(&["check", "--diff", "--color", "always"]).stdout;
    assert!(colored.contains("\u{1b}[32m+"), "{colored}");
    assert_eq!(anstream::adapter::strip_str(&colored).to_string(), plain.stdout);
    assert_eq!(read(&sandbox, "a.json"), BOTH.as_bytes());
}

#[test]
fn a_diff_of_nothing_is_empty() {
    let sandbox = Sandbox::with(&[("a.json", MISMATCH)]);
    let run = sandbox.run(&["check", "--diff"]);
    assert_eq!(run.seen(), "--- exit code 0\n");
    assert_eq!(sandbox.run(&["check", "--diff", "--format", "json"]).code, 2);
    assert_eq!(sandbox.run(&["check", "--diff", "--statistics"]).code, 2);
}

#[cfg(unix)]
#[test]
fn a_diff_is_a_patch() {
    for text in [BOTH.to_owned(), BOTH.replace('\n', "\r\n"), BOTH.trim_end().to_owned(), BOTH.replace("\n", "")] {
        let sandbox = Sandbox::with(&[("a.json", &text)]);
        if sandbox.shell("command -v patch").code != 0 {
            return;
        }
        let run = sandbox.shell("ecslint check --diff --unsafe-fixes | patch -p0 --binary");
        assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
        assert_eq!(String::from_utf8_lossy(&read(&sandbox, "a.json")), wholly(&text));
    }
}

#[test]
fn formatting_is_kept() {
    for text in [
        BOTH.to_owned(),
        BOTH.replace('\n', "\r\n"),
        BOTH.replace("  ", "\t"),
        BOTH.replace(['\n', ' '], ""),
        BOTH.trim_end().to_owned(),
        BOTH.replace(": ", "  :   "),
        BOTH.replace("\"essential\": true", "\"essential\": true, \"command\": [\"größer 😀\"]"),
    ] {
        check_fixed(&text, wholly(&text));
    }
}

#[test]
fn a_byte_order_mark_goes_only_with_its_own_fix() {
    let text = format!("\u{feff}{BOTH}");
    check_fixed(&text, wholly(BOTH));
    let (_, mended) = fix(&text, &["--fix", "--unsafe-fixes", "--ignore", "invalid-json"]);
    assert_eq!(mended, wholly(&text).as_bytes());
}

#[test]
fn overlapping_fixes_are_applied_one_after_the_other() {
    let text = r#"{
  "family": null,
  "revision": 3,
  "status": null,
  "registeredAt": null,
  "containerDefinitions": [
    { "name": "app", "image": "app:1.0", "memory": "256", "cpu": null }
  ]
}
"#;
    let run = check_fixed(
        text,
        "{\n  \"containerDefinitions\": [\n    { \"name\": \"app\", \"image\": \"app:1.0\", \"memory\": 256 }\n  ]\n}\n",
    );
    assert!(run.stderr.starts_with("fixed "), "{}", run.stderr);
}

#[test]
fn broken_text_is_left_alone() {
    let beside = BOTH.replace("\"memory\": \"256\"", "\"memory\": \"256\", \"cpu\" 256");
    let run = check_fixed(&beside, beside.replace("80 }", "8080 }"));
    assert!(
        run.stderr.contains("fixed 1 finding in 1 file; 1 finding with a fix left beside broken text"),
        "{}",
        run.stderr
    );
    // The syntax rule mends what is broken, and then the rest can be mended.
    check_fixed(BOTH.replace("\"256\",", "\"256\""), wholly(BOTH));
}

#[test]
fn comments_and_templates_beside_a_fix_stay() {
    let text = BOTH.replace("80 }", "80 } // the web").replace("1.0\"", "1.0\", \"cpu\": ${CPU}");
    check_fixed(&text, wholly(&text));
}

#[test]
fn other_encodings_are_left_alone() {
    let mut bytes = BOTH.as_bytes().to_vec();
    bytes[15] = 0xFF;
    check_fixed(&bytes, &bytes);
    let mut bytes = vec![0xFF, 0xFE];
    bytes.extend(BOTH.encode_utf16().flat_map(u16::to_le_bytes));
    let run = check_fixed(&bytes, &bytes);
    assert_eq!(run.stderr, "2 findings with a fix left beside broken text\n");
}

#[test]
fn standard_input_goes_through() {
    let arguments = ["check", "--fix", "-", "--select", "schema,ports"];
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

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
    use std::path::Path;

    use super::*;

    fn set_mode(sandbox: &Sandbox, name: &str, mode: u32) {
        std::fs::set_permissions(sandbox.path(name), std::fs::Permissions::from_mode(mode)).expect("permissions");
    }

    fn names(sandbox: &Sandbox, folder: &str) -> Vec<String> {
        let entries = std::fs::read_dir(sandbox.path(folder)).expect("a folder");
        let mut names: Vec<String> =
            entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn permissions_and_owner_are_kept_and_nothing_is_left_behind() {
        let sandbox = Sandbox::with(&[("a.json", BOTH)]);
        // A file of somebody else, where the system lets us make one.
        let _ = std::os::unix::fs::chown(sandbox.path("a.json"), Some(12345), Some(12346));
        set_mode(&sandbox, "a.json", 0o640);
        let before = std::fs::metadata(sandbox.path("a.json")).expect("a file");
        assert_eq!(sandbox.run(&["check", "--fix"]).code, 1);
        let after = std::fs::metadata(sandbox.path("a.json")).expect("a file");
        assert_eq!((after.mode(), after.uid(), after.gid()), (before.mode(), before.uid(), before.gid()));
        assert_eq!(after.mode() & 0o777, 0o640);
        assert_eq!(names(&sandbox, ""), ["a.json"]);
        assert_eq!(read(&sandbox, "a.json"), safely(BOTH).as_bytes());
    }

    #[test]
    fn a_file_without_a_fix_is_not_touched() {
        let sandbox = Sandbox::with(&[("a.json", MISMATCH)]);
        let before = std::fs::metadata(sandbox.path("a.json")).expect("a file");
        sandbox.run(&["check", "--fix"]);
        let after = std::fs::metadata(sandbox.path("a.json")).expect("a file");
        assert_eq!((before.ino(), before.mtime_nsec()), (after.ino(), after.mtime_nsec()));
    }

    #[test]
    fn links_stay_and_their_target_changes_once() {
        let sandbox = Sandbox::with(&[("real/a.json", BOTH)]);
        symlink("real/a.json", sandbox.path("link.json")).expect("a link");
        symlink("link.json", sandbox.path("second.json")).expect("a link");
        let run = sandbox.run(&["check", "--fix", "--format", "concise"]);
        assert_eq!(run.stderr, "fixed 1 finding in 1 file\n");
        assert_eq!(std::fs::read_link(sandbox.path("link.json")).expect("a link"), Path::new("real/a.json"));
        assert_eq!(std::fs::read_link(sandbox.path("second.json")).expect("a link"), Path::new("link.json"));
        assert_eq!(read(&sandbox, "real/a.json"), safely(BOTH).as_bytes());
        assert!(std::fs::symlink_metadata(sandbox.path("real/a.json")).expect("a file").is_file());
    }

    #[test]
    fn a_read_only_file_is_a_failure_and_the_others_are_fixed() {
        let sandbox = Sandbox::with(&[("a.json", BOTH), ("b.json", BOTH)]);
        set_mode(&sandbox, "a.json", 0o444);
        let run = sandbox.run(&["check", "--fix", "--unsafe-fixes", "--format", "concise"]);
        insta::assert_snapshot!(run.seen(), @r#"
        a.json:5:52: error[wrong-type] `memory` is the string `"256"`, but the API takes an integer
        a.json:6:44: error[host-port-mismatch] `hostPort` 80 differs from `containerPort` 8080 in network mode `awsvpc`
        --- stderr
        error: cannot write a.json: it is read-only
        fixed 2 findings in 1 file
        --- exit code 2
        "#);
        assert_eq!(read(&sandbox, "a.json"), BOTH.as_bytes());
        assert_eq!(read(&sandbox, "b.json"), wholly(BOTH).as_bytes());
    }

    #[test]
    fn a_read_only_folder_is_a_failure() {
        let sandbox = Sandbox::with(&[("folder/a.json", BOTH), ("b.json", BOTH)]);
        set_mode(&sandbox, "folder", 0o555);
        let is_almighty = std::fs::write(sandbox.path("folder/probe"), "").is_ok();
        let run = sandbox.run(&["check", "--fix", "--unsafe-fixes", "--format", "concise"]);
        set_mode(&sandbox, "folder", 0o755);
        assert_eq!(read(&sandbox, "b.json"), wholly(BOTH).as_bytes());
        // The superuser may write everywhere.
        if !is_almighty {
            let told = "error: cannot write folder/a.json: its folder takes no new file: permission denied\n";
            assert!(run.stderr.starts_with(told), "{}", run.stderr);
            assert_eq!((run.code, run.rules().len()), (2, 2));
            assert_eq!(read(&sandbox, "folder/a.json"), BOTH.as_bytes());
            assert_eq!(names(&sandbox, "folder"), ["a.json"]);
        }
    }

    #[test]
    fn what_a_shell_hands_over_is_not_replaced() {
        let sandbox = Sandbox::with(&[("a.json", BOTH)]);
        let run = sandbox.shell("ecslint check --fix --format concise /dev/stdin < a.json");
        let told = "error: cannot write /dev/stdin: it is no file by itself; `-` writes to standard output\n";
        assert_eq!((run.stderr.as_str(), run.code), (told, 2));
        assert_eq!(read(&sandbox, "a.json"), BOTH.as_bytes());
    }
}
