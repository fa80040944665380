//! In which formats a run reports, and where to.

use crate::harness::{CLEAN, MISMATCH, Sandbox};

const LINE: &str = "web.json:6:44: error[host-port-mismatch] `hostPort` 80 differs from `containerPort` 8080 in network mode `awsvpc`\n";

fn sandbox() -> Sandbox {
    Sandbox::with(&[("web.json", MISMATCH), ("clean.json", CLEAN)])
}

#[test]
fn without_a_format_the_reader_decides() {
    let beginning = |environment: &[(&str, &str)], arguments: &[&str]| {
        let run = sandbox().run_with(&[&["check"], arguments].concat(), environment, MISMATCH.as_bytes());
        run.stdout.split_inclusive(['[', ' ']).next().unwrap_or_default().to_owned()
    };
    assert_eq!(beginning(&[], &[]), "web.json:6:44: ");
    assert_eq!(beginning(&[("CI", "true")], &[]), "web.json:6:44: ");
    assert_eq!(beginning(&[("GITHUB_ACTIONS", "false")], &[]), "web.json:6:44: ");
    assert_eq!(beginning(&[("GITHUB_ACTIONS", "true")], &[]), "::error ");
    assert_eq!(beginning(&[("GITHUB_ACTIONS", "true")], &["--format", "concise"]), "web.json:6:44: ");
    assert_eq!(beginning(&[], &["-"]), "<stdin>:6:44: ");
    assert_eq!(beginning(&[("GITHUB_ACTIONS", "true")], &["-"]), "::error ");
    assert_eq!(beginning(&[], &["--format", "human"]), "error[");
    // Somebody who wants colours looks at them.
    assert!(sandbox().run(&["check", "--color", "always"]).stdout.contains("╭─"));
    // A table is no annotation, and neither is a diff.
    assert_eq!(beginning(&[("GITHUB_ACTIONS", "true")], &["--statistics"]), "1 ");
    assert_eq!(beginning(&[("GITHUB_ACTIONS", "true")], &["--diff", "--unsafe-fixes"]), "--- ");
}

#[test]
fn formats_go_to_their_files() {
    let sandbox = sandbox();
    let alone = |format| sandbox.run(&["check", "--format", format]).stdout;
    let (sarif, junit) = (alone("sarif"), alone("junit"));
    let run = sandbox.run(&["check", "--format", "sarif=a b.sarif", "--format", "concise", "--format", "junit=x.xml"]);
    assert_eq!((run.stdout.as_str(), run.stderr.as_str(), run.code), (LINE, "wrote a b.sarif\nwrote x.xml\n", 1));
    let read = |name| std::fs::read_to_string(sandbox.path(name)).expect("a report");
    assert_eq!((read("a b.sarif"), read("x.xml")), (sarif.clone(), junit.clone()));
    // The option gives a file to the format that has none.
    let run = sandbox.run(&["check", "--format", "junit", "--format", "sarif=b.sarif", "--output-file", "b.xml"]);
    assert_eq!((run.stdout.as_str(), run.code), ("", 1));
    assert!(
        run.stderr
            .ends_with("wrote b.xml\nwrote b.sarif\n1 error in 1 of 2 files (1 fixable with `--fix --unsafe-fixes`); 10 advice hidden, show with `--severity advice`\n"),
        "{}",
        run.stderr
    );
    assert_eq!((read("b.sarif"), read("b.xml")), (sarif, junit));
    // And `-` is standard output.
    for arguments in [["--format=concise", "--output-file=-"], ["--format=concise=-", "--format=json=c.json"]] {
        assert_eq!(sandbox.run(&[&["check"], &arguments[..]].concat()).stdout, LINE);
    }
}

#[test]
fn files_hold_no_colours_unless_they_are_asked_for() {
    let sandbox = sandbox();
    let read = |arguments: &[&str]| {
        sandbox.run_with(
            &[&["check", "--format", "human=out.txt"], arguments].concat(),
            &[("CLICOLOR_FORCE", "1")],
            b"",
        );
        std::fs::read_to_string(sandbox.path("out.txt")).expect("a report")
    };
    assert!(!read(&[]).contains('\u{1b}'));
    assert!(read(&["--color", "always"]).contains('\u{1b}'));
}

#[test]
fn what_cannot_be_done_is_said_before_anything_is_checked() {
    let sandbox = sandbox();
    sandbox.write("folder/x", "");
    let mut seen = String::new();
    for line in [
        "--format sarfi",
        "--format sarif=",
        "--format sarif --format json",
        "--format sarif --format sarif=-",
        "--output-file out.sarif",
        "--format sarif=a.sarif --output-file b.sarif",
        "--format sarif=out --format json=./out",
        "--format sarif=out --format json --output-file folder/../out",
        "--format sarif=nowhere/out.sarif",
        "--format sarif=folder",
        "--format json=web.json web.json",
        "--format sarif --statistics",
        "--format sarif=out.sarif --statistics",
        "--format sarif --diff",
        "--format sarif --write-baseline",
    ] {
        let arguments: Vec<&str> = ["check"].into_iter().chain(line.split(' ')).collect();
        let run = sandbox.run(&arguments);
        assert_eq!((run.stdout.as_str(), run.code), ("", 2), "{line}");
        seen.push_str(&format!("$ ecslint check {line}\n{}\n", run.stderr));
    }
    insta::assert_snapshot!(seen);
    assert!(!sandbox.path("out").exists() && !sandbox.path("out.sarif").exists());
}

#[test]
fn a_report_never_replaces_what_was_checked() {
    let sandbox = sandbox();
    let run = sandbox.run(&["check", "--format", "sarif=web.json", "--format", "json=report.json"]);
    assert_eq!(run.code, 2);
    assert!(
        run.stderr.contains("error: cannot write web.json: it is one of the files that were checked"),
        "{}",
        run.stderr
    );
    assert_eq!(std::fs::read_to_string(sandbox.path("web.json")).expect("a file"), MISMATCH);
    assert!(sandbox.path("report.json").exists(), "the others are written");
}

#[test]
fn the_report_of_the_last_run_changes_nothing() {
    let sandbox = sandbox();
    sandbox.write("package.json", "{}");
    let read = || {
        sandbox.run(&["check", "--format", "json=report.json"]);
        std::fs::read_to_string(sandbox.path("report.json")).expect("a report")
    };
    let first = read();
    assert!(first.contains("\"skipped\":1,"), "{first}");
    assert_eq!(read(), first);
}

/// A run that is killed leaves the old report or the new one.
#[cfg(unix)]
#[test]
fn a_report_is_never_half_written() {
    let sandbox = Sandbox::with(&[("report", "old")]);
    for number in 0..200 {
        sandbox.write(&format!("{number}.json"), MISMATCH);
    }
    let whole = sandbox.run(&["check", "--format", "sarif"]).stdout;
    assert!(whole.len() > 200_000, "{}", whole.len());
    let files = || std::fs::read_dir(sandbox.path("")).expect("a folder").count();
    let (before, mut killed) = (files(), 0);
    for _ in 0..10 {
        sandbox.write("report", "old");
        let mut run = sandbox.start(&["check", "--format", "sarif", "--output-file", "report"]);
        // The temporary file is there, or all is over.
        while files() == before && run.try_wait().expect("the run is ours").is_none() {
            std::thread::yield_now();
        }
        run.kill().expect("the run is ours");
        run.wait().expect("the run is ours");
        let report = std::fs::read_to_string(sandbox.path("report")).expect("a report");
        assert!(report == "old" || report == whole, "{} bytes", report.len());
        killed += usize::from(report == "old");
        for entry in std::fs::read_dir(sandbox.path("")).expect("a folder").filter_map(Result::ok) {
            if entry.file_name().to_string_lossy().starts_with(".ecslint-") {
                std::fs::remove_file(entry.path()).expect("a file");
            }
        }
    }
    println!("{killed} of 10 killed before the end");
}

#[test]
fn a_file_that_cannot_be_written_is_told() {
    let sandbox = sandbox();
    sandbox.write("out.sarif", "old");
    let path = sandbox.path("out.sarif");
    let mut permissions = path.metadata().expect("a file").permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&path, permissions).expect("it is ours");
    let run = sandbox.run(&["check", "--format", "sarif=out.sarif", "--format", "concise"]);
    assert_eq!((run.stdout.as_str(), run.code), (LINE, 2));
    assert_eq!(run.stderr, "error: cannot write out.sarif: it is read-only\n");
    assert_eq!(std::fs::read_to_string(path).expect("a file"), "old");
}

#[cfg(unix)]
#[test]
fn devices_and_pipes_take_reports() {
    let sandbox = sandbox();
    let run = sandbox
        .shell("ecslint check --format concise=/dev/stdout --format sarif=/dev/null --format json=>(cat >got) && :");
    assert!(run.stdout.contains(LINE), "{}", run.stdout);
    assert_eq!(sandbox.shell("[ -c /dev/null ]").code, 0, "it is a device still");
}

#[test]
fn fixes_and_formats_go_together() {
    let sandbox = sandbox();
    let run = sandbox.run(&["check", "--fix", "--unsafe-fixes", "--format", "sarif=out.sarif"]);
    let words = "fixed 1 finding in 1 file\nwrote out.sarif\nno findings in 2 files; 10 advice hidden, show with `--severity advice`\n";
    assert_eq!((run.stdout.as_str(), run.stderr.as_str(), run.code), ("", words, 0));
    let report = std::fs::read_to_string(sandbox.path("out.sarif")).expect("a report");
    assert!(!report.contains("host-port-mismatch"), "it tells what remains");
    // The text has standard output for itself.
    for environment in [&[][..], &[("GITHUB_ACTIONS", "true")]] {
        let arguments = ["check", "--fix", "--format", "concise", "--format", "json=out.json", "-"];
        let run = sandbox.run_with(&arguments, environment, MISMATCH.as_bytes());
        assert_eq!((run.stdout.as_str(), run.code), (MISMATCH, 1));
        assert_eq!(run.stderr, format!("{}wrote out.json\n", LINE.replace("web.json", "<stdin>")));
    }
}

#[test]
fn statistics_stand_beside_other_formats() {
    let sandbox = sandbox();
    let run = sandbox.run(&["check", "--statistics", "--format", "human", "--format", "json=out.json"]);
    assert!(run.stdout.starts_with("1  error    host-port-mismatch"), "{}", run.stdout);
    let report = std::fs::read_to_string(sandbox.path("out.json")).expect("a report");
    assert!(report.contains("\"rule\":\"host-port-mismatch\""));
}

#[test]
fn names_are_seen_from_the_repository_where_a_service_tells_it() {
    let sandbox = Sandbox::with(&[("deploy/web.json", MISMATCH)]);
    let root = sandbox.path("");
    let root = root.to_str().expect("a name").trim_end_matches('/');
    let absolute = format!("{root}/deploy/web.json");
    let run = |format: &str| sandbox.run(&["check", "--format", format, absolute.as_str()]).stdout;
    for format in ["github", "sarif", "gitlab", "junit", "checkstyle", "rdjson", "markdown"] {
        assert!(run(format).contains("deploy/web.json") && !run(format).contains(&absolute), "{format}");
    }
    for format in ["concise", "json", "jsonl"] {
        assert!(run(format).contains(&absolute), "{format}: a program finds the name that it gave");
    }
}
