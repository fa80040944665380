use crate::harness::{CLEAN, MISMATCH, Sandbox};

#[test]
fn folders_are_searched_as_git_sees_them() {
    let sandbox = Sandbox::with(&[
        ("deploy/web.json", MISMATCH),
        ("deploy/task.json.tpl", MISMATCH),
        (".aws/task-definition.json", MISMATCH),
        ("x.json/inner.json", MISMATCH),
        ("notes.txt", MISMATCH),
        ("node_modules/p/task.json", MISMATCH),
        ("out/built.json", MISMATCH),
        ("out/deep/built.json", MISMATCH),
        (".gitignore", "out/\n"),
    ]);
    let run = sandbox.run(&["check", "--format", "concise"]);
    let files: Vec<&str> = run.stdout.lines().filter_map(|line| line.split(':').next()).collect();
    assert_eq!(files, [".aws/task-definition.json", "deploy/task.json.tpl", "deploy/web.json", "x.json/inner.json"]);
    let run = sandbox.run(&["check", "--format", "concise", "x.json", "notes.txt", "out/built.json", "./notes.txt"]);
    let files: Vec<&str> = run.stdout.lines().filter_map(|line| line.split(':').next()).collect();
    assert_eq!(files, ["notes.txt", "out/built.json", "x.json/inner.json"]);
}

#[test]
fn the_order_is_the_same_each_time() {
    let sandbox = Sandbox::new();
    for number in 0..50 {
        sandbox.write(&format!("{}/{number}.json", number % 7), MISMATCH);
    }
    let first = sandbox.run(&["check", "--format", "concise"]).stdout;
    for _ in 0..5 {
        assert_eq!(sandbox.run(&["check", "--format", "concise"]).stdout, first);
    }
    assert_eq!(first.lines().count(), 50);
}

#[cfg(unix)]
#[test]
fn broken_links_and_loops_do_not_hide_the_others() {
    let sandbox = Sandbox::with(&[("a/bad.json", MISMATCH)]);
    std::os::unix::fs::symlink("nowhere", sandbox.path("a/dead.json")).expect("a link");
    std::os::unix::fs::symlink("circle.json", sandbox.path("circle.json")).expect("a link");
    std::os::unix::fs::symlink("..", sandbox.path("a/up")).expect("a link");
    let run = sandbox.run(&["check", "--format", "concise", "a", "circle.json"]);
    insta::assert_snapshot!(run.seen(), @"
    a/bad.json:6:44: error[host-port-mismatch] `hostPort` 80 differs from `containerPort` 8080 in network mode `awsvpc`
    --- stderr
    error: cannot read a/dead.json: the symbolic link leads nowhere
    error: cannot read circle.json: too many levels of symbolic links
    --- exit code 2
    ");
}

#[cfg(unix)]
#[test]
fn files_without_permission_are_told() {
    use std::os::unix::fs::PermissionsExt;

    let sandbox = Sandbox::with(&[("bad.json", MISMATCH), ("secret.json", CLEAN), ("folder/a.json", CLEAN)]);
    for name in ["secret.json", "folder"] {
        let nothing = std::fs::Permissions::from_mode(0o000);
        std::fs::set_permissions(sandbox.path(name), nothing).expect("permissions");
    }
    let is_almighty = std::fs::read(sandbox.path("secret.json")).is_ok();
    let run = sandbox.run(&["check", "--format", "concise"]);
    let all = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(sandbox.path("folder"), all).expect("permissions");
    assert_eq!(run.rules(), ["host-port-mismatch"]);
    // The superuser may read everything.
    if !is_almighty {
        let told = "error: cannot read folder: permission denied\nerror: cannot read secret.json: permission denied\n";
        assert_eq!((run.stderr.as_str(), run.code), (told, 2));
    }
}

#[cfg(unix)]
#[test]
fn pipes_and_devices_are_not_waited_for() {
    let sandbox = Sandbox::with(&[("bad.json", MISMATCH)]);
    let made = sandbox.shell("mkfifo pipe.json");
    assert_eq!(made.code, 0, "{}", made.stderr);
    for arguments in [&["check", "--format", "concise"][..], &["check", "--format", "concise", "pipe.json", "bad.json"]]
    {
        let run = sandbox.run(arguments);
        assert_eq!(run.stderr, "error: cannot read pipe.json: it is a named pipe; pipe it in with `-`\n");
        assert_eq!((run.rules(), run.code), (vec!["host-port-mismatch"], 2));
    }
    let run = sandbox.run(&["check", "/dev/null"]);
    assert_eq!((run.stderr.as_str(), run.code), ("error: cannot read /dev/null: it is a device\n", 2));
}

#[cfg(target_os = "linux")]
#[test]
fn what_the_shell_hands_over_is_read() {
    let sandbox = Sandbox::with(&[("bad.json", MISMATCH)]);
    let run = sandbox.shell("ecslint check --format concise <(cat bad.json)");
    assert_eq!((run.rules(), run.code), (vec!["host-port-mismatch"], 1), "{}", run.stderr);
    let run = sandbox.shell("cat bad.json | ecslint check --format concise /dev/stdin");
    assert_eq!((run.rules(), run.code), (vec!["host-port-mismatch"], 1), "{}", run.stderr);
}

#[cfg(target_os = "linux")]
#[test]
fn files_beyond_4_gib_are_refused_without_reading() {
    let sandbox = Sandbox::with(&[("bad.json", MISMATCH)]);
    let file = std::fs::File::create(sandbox.path("huge.json")).expect("a file");
    if file.set_len(1 << 32).is_err() {
        return; // The file system has no files of this size.
    }
    let run = sandbox.run(&["check", "--format", "concise"]);
    assert_eq!(run.stderr, "error: cannot read huge.json: it is 4 GiB or larger\n");
    assert_eq!((run.rules(), run.code), (vec!["host-port-mismatch"], 2));
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_not_unicode_are_checked() {
    use std::os::unix::ffi::OsStrExt;

    let sandbox = Sandbox::new();
    let name = std::ffi::OsStr::from_bytes(b"t\xff.json");
    std::fs::write(sandbox.path("").join(name), MISMATCH).expect("a file");
    for format in ["human", "concise", "json"] {
        let run = sandbox.run(&["check", "--format", format]);
        assert_eq!(run.code, 1, "{format}: {}", run.stderr);
        assert!(run.stdout.contains("t\u{fffd}.json"), "{}", run.stdout);
    }
}

#[cfg(unix)]
#[test]
fn names_do_not_command_the_terminal() {
    let sandbox = Sandbox::with(&[("a\u{1b}[31m.json", MISMATCH)]);
    let run = sandbox.run(&["check"]);
    assert!(!run.stdout.contains('\u{1b}'), "{}", run.stdout);
}
