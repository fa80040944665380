//! Files as the system sees them: permissions, links, what cannot be written.

use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::Path;

use super::{BOTH, read, safely, wholly};
use crate::harness::{MISMATCH, Sandbox};

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
