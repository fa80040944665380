//! `ecslint.toml`: what holds for which file, what is said about mistakes, and the commands about configurations.

use crate::harness::{CLEAN, MISMATCH, Run, Sandbox};

/// A run of `check` in a folder with a file and this configuration.
fn check(config: &str, arguments: &[&str]) -> Run {
    let sandbox = Sandbox::with(&[("a.json", MISMATCH), ("ecslint.toml", config)]);
    sandbox.run(&[&["check", "--format", "concise"], arguments].concat())
}

#[test]
fn mistakes_show_with_carets_and_what_was_meant() {
    for (name, config) in [
        ("unknown_rule", "ignore = [\"iam\", \"host-port-missmatch\"]\n"),
        ("unknown_key", "fail-on = \"warning\"\nselct = [\"ports\"]\n"),
        ("bad_glob", "exclude = [\"deploy/[a-.json\"]\n"),
        ("missing_baseline", "baseline = \"known.json\"\n"),
        ("contradiction", "select = [\"ports\", \"iam\"]\n\nignore = [\"ports\"]\n"),
        ("bad_date", "[[ignore]]\nrules = [\"ports\"]\nreason = \"so\"\nuntil = 2027-02-30\n"),
        ("missing_reason", "[[ignore]]\nrules = [\"ports\"]\nfiles = [\"a.json\"]\n"),
        ("no_toml", "select = [\"ports\"\nfail-on = \"error\"\n"),
        ("twice", "ignore = [\"iam\"]\n\n[[ignore]]\nrules = [\"ports\"]\nreason = \"so\"\n"),
        (
            "wrong_values",
            "fail-on = \"wraning\"\nlaunch-type = \"fargate\"\nselect = \"ports\"\n\n[severity]\nports = 1\n",
        ),
    ] {
        let sandbox = Sandbox::with(&[("a.json", CLEAN), ("ecslint.toml", config)]);
        let run = sandbox.run(&["check", "--format", "human", "--select", "schema,limits"]);
        assert_eq!(run.code, 2, "{name}\n{}", run.seen());
        insta::assert_snapshot!(format!("mistake_{name}"), run.seen());
    }
}

#[test]
fn every_mistake_is_told_at_once_and_every_file_is_checked() {
    let sandbox = Sandbox::with(&[
        ("broken/ecslint.toml", "slect = []\nignore = [\"nonsense\", 3, \"iam\"]\nexclude = [\"[\"]\n"),
        ("broken/a.json", MISMATCH),
        ("sound/a.json", MISMATCH),
    ]);
    let run = sandbox.run(&["check", "--format", "concise"]);
    let mismatch = "error[host-port-mismatch]";
    assert_eq!(run.stdout.matches("error[invalid-config]").count(), 4, "{}", run.seen());
    assert!(run.stdout.contains(&format!("broken/a.json:6:44: {mismatch}")), "{}", run.seen());
    assert!(run.stdout.contains(&format!("sound/a.json:6:44: {mismatch}")), "{}", run.seen());
    assert_eq!(run.code, 2);
    assert_eq!(run.stdout.lines().filter(|line| line.starts_with("broken/ecslint.toml:")).count(), 4);
    // Programs hear of it in the same way.
    let report = sandbox.run(&["check", "--format", "json"]).json();
    assert_eq!(report["files"][1]["kind"], "configuration");
    assert_eq!(report["files"][1]["diagnostics"][0]["rule"], "invalid-config");
}

#[test]
fn mistakes_are_told_where_findings_are_not_printed() {
    let sandbox = Sandbox::with(&[("a.json", MISMATCH), ("ecslint.toml", "selct = []\n")]);
    for option in ["--diff", "--statistics", "--write-baseline"] {
        let run = sandbox.run(&["check", option]);
        assert_eq!(run.code, 2, "{option}");
        assert_eq!(run.stderr.lines().next(), Some("error: ecslint.toml holds mistakes; `ecslint check` shows them"));
    }
}

#[test]
fn options_that_name_what_is_not_there_are_told() {
    let run = check("", &["--baseline", "nowhere.json"]);
    assert_eq!(run.code, 2);
    assert_eq!(
        run.stderr,
        "error: cannot read nowhere.json: no such file or folder; `ecslint check --write-baseline` writes it\n"
    );
    let run = check("", &["--config", "nowhere.toml"]);
    assert_eq!(
        (run.stderr.as_str(), run.code),
        ("error: cannot read nowhere.toml: no such file or folder; `ecslint init` writes one\n", 2)
    );
    assert_eq!(check("", &["--config", "ecslint.toml", "--no-config"]).code, 2);
}

#[test]
fn the_nearest_configuration_holds_alone() {
    let sandbox = Sandbox::with(&[
        ("ecslint.toml", "ignore = [\"host-port-mismatch\"]\nfail-on = \"advice\"\n"),
        ("a.json", MISMATCH),
        ("deploy/ecslint.toml", "ignore = [\"security\", \"health\"]\n"),
        ("deploy/a.json", MISMATCH),
        ("deploy/deep/er/a.json", MISMATCH),
    ]);
    let run = sandbox.run(&["check", "--format", "concise", "--ignore", "security,health"]);
    insta::assert_snapshot!(run.seen(), @"
    deploy/a.json:6:44: error[host-port-mismatch] `hostPort` 80 differs from `containerPort` 8080 in network mode `awsvpc`
    deploy/deep/er/a.json:6:44: error[host-port-mismatch] `hostPort` 80 differs from `containerPort` 8080 in network mode `awsvpc`
    --- exit code 1
    ");
    // Whether a folder is walked or a file named, from here or from elsewhere.
    let path = sandbox.path("deploy/a.json");
    for name in ["deploy/deep/../a.json", "./deploy/a.json", path.to_str().expect("a name")] {
        assert_eq!(sandbox.run(&["check", "--format", "concise", name]).rules(), ["host-port-mismatch"], "{name}");
    }
    let run = sandbox.run(&[
        "check",
        "--format",
        "concise",
        "--config",
        "ecslint.toml",
        "deploy",
        "--ignore",
        "security,health",
    ]);
    assert_eq!((run.stdout.as_str(), run.code), ("", 0));
    let run = sandbox.run(&["check", "--format", "concise", "--no-config", "a.json"]);
    assert_eq!((run.rules(), run.code), (vec!["host-port-mismatch"], 1));
    insta::assert_snapshot!(sandbox.run(&["config", "show", "deploy/a.json"]).seen());
}

#[test]
fn standard_input_has_the_configuration_of_its_name() {
    let sandbox =
        Sandbox::with(&[("deploy/ecslint.toml", "ignore = [\"ports\"]\nexclude = [\"old.json\"]\nselct = 1\n")]);
    let run = |name: &str| {
        let arguments = ["check", "-", "--format", "concise", "--stdin-filename", name];
        sandbox.run_with(&arguments, &[], MISMATCH.as_bytes())
    };
    assert_eq!((run("web.json").rules(), run("web.json").code), (vec!["host-port-mismatch"], 1));
    assert_eq!((run("deploy/web.json").rules(), run("deploy/web.json").code), (vec!["invalid-config"], 2));
    assert_eq!(run("deploy/old.json").stderr, "note: deploy/old.json is excluded by deploy/ecslint.toml:2\n");
}

#[test]
fn severities_are_set_and_rules_turned_off() {
    let config = "severity = { ports = \"warning\", host-port-mismatch = \"advice\" }";
    assert_eq!(
        check(config, &["--severity", "advice", "--select", "ports"]).stdout.matches("advice[host-port").count(),
        1
    );
    assert_eq!(check("[severity]\nports = \"warning\"", &[]).rules(), ["host-port-mismatch"]);
    assert_eq!(check("[severity]\nports = \"warning\"", &[]).code, 0);
    assert_eq!(check("[severity]\nhost-port-mismatch = \"off\"", &[]).rules(), [""; 0]);
    // Advice that a team wants to see followed.
    let run = check("ignore = [\"ports\"]\n[severity]\nroot-user = \"error\"", &[]);
    assert_eq!((run.rules(), run.code), (vec!["root-user"], 1));
    // The command line beats it.
    let run = check("ignore = [\"host-port-mismatch\"]", &["--select", "host-port-mismatch"]);
    assert_eq!((run.rules(), run.code), (vec!["host-port-mismatch"], 1));
}

#[test]
fn each_file_fails_as_its_configuration_says() {
    let config = "fail-on = \"warning\"\n[severity]\nports = \"warning\"";
    assert_eq!(check(config, &[]).code, 1);
    assert_eq!(check(config, &["--fail-on", "error"]).code, 0);
    // What makes the run fail is shown.
    let run = check("fail-on = \"advice\"\nselect = [\"root-user\"]", &[]);
    assert_eq!((run.rules(), run.code), (vec!["root-user"], 1));
}

#[test]
fn excluded_files_are_left_alone_even_when_they_are_named() {
    let sandbox = Sandbox::with(&[
        ("ecslint.toml", "exclude = [\"legacy/\", \"*.old.json\"]\n"),
        ("legacy/deep/a.json", MISMATCH),
        ("b.old.json", MISMATCH),
        ("c.json", MISMATCH),
    ]);
    let run = sandbox.run(&["check", "--format", "concise"]);
    assert_eq!(run.stdout.lines().count(), 1, "{}", run.seen());
    let run = sandbox.run(&["check", "--format", "concise", "b.old.json", "legacy", "legacy/deep/a.json", "--fix"]);
    insta::assert_snapshot!(run.seen(), @"
    --- stderr
    note: b.old.json is excluded by ecslint.toml:1
    note: legacy/deep/a.json is excluded by ecslint.toml:1
    --- exit code 0
    ");
}

#[test]
fn a_run_in_which_all_is_excluded_says_so() {
    let files = [("ecslint.toml", "exclude = [\"*.json\"]\n"), ("a.json", MISMATCH), ("b.json", MISMATCH)];
    let run = Sandbox::with(&files).run(&["check"]);
    assert_eq!((run.stderr.as_str(), run.code), ("note: 2 files are excluded by ecslint.toml\n", 0));
}

#[test]
fn kinds_say_what_files_hold_and_where_they_are_found() {
    let text = r#"{ "containerDefinitions": [{ "name": 1 }] }"#;
    let sandbox = Sandbox::with(&[
        ("ecslint.toml", "[kinds]\n\"deploy/*.tpl\" = \"task-definition\"\n"),
        ("deploy/web.tpl", text),
        ("deploy/web.txt", text),
        ("web.tpl", text),
    ]);
    let run = sandbox.run(&["check", "--format", "concise", "--select", "wrong-type"]);
    assert_eq!(run.stdout.lines().count(), 1, "{}", run.seen());
    assert!(run.stdout.starts_with("deploy/web.tpl:1:"), "{}", run.seen());
}

#[test]
fn the_launch_type_counts_where_the_file_says_nothing() {
    let silent = CLEAN.replace("\"family\"", "\"networkMode\": \"bridge\", \"family\"");
    let spoken = silent.replace("\"family\"", "\"requiresCompatibilities\": [\"EC2\"], \"family\"");
    let sandbox = Sandbox::with(&[
        ("ecslint.toml", "launch-type = \"FARGATE\""),
        ("silent.json", &silent),
        ("spoken.json", &spoken),
    ]);
    let rules = |name: &str, more: &[&str]| -> Vec<String> {
        let run = sandbox.run(&[&["check", "--format", "concise", name], more].concat());
        run.rules().into_iter().map(str::to_owned).collect()
    };
    assert!(
        rules("silent.json", &[]).contains(&"fargate-without-awsvpc".to_owned()),
        "{:?}",
        rules("silent.json", &[])
    );
    assert_eq!(rules("spoken.json", &[]), [""; 0]);
    assert_eq!(rules("silent.json", &["--no-config"]), [""; 0]);
    assert!(!rules("silent.json", &["--assume", "EC2"]).contains(&"fargate-without-awsvpc".to_owned()));
}

#[test]
fn a_configuration_that_cannot_be_read_is_told() {
    let sandbox = Sandbox::with(&[("a.json", CLEAN)]);
    sandbox.write("ecslint.toml", b"# \xff\nfail-on = \"warning\"\n");
    let run = sandbox.run(&["check", "--format", "concise", "--select", "ports"]);
    insta::assert_snapshot!(run.seen(), @"
    ecslint.toml:1:3: error[invalid-config] `ecslint.toml` is not written in UTF-8
    --- exit code 2
    ");
    // A folder of this name is none.
    let sandbox = Sandbox::with(&[("a.json", CLEAN), ("ecslint.toml/x", "")]);
    assert_eq!(sandbox.run(&["check"]).code, 0);
}

#[test]
fn init_writes_a_starter_once() {
    let sandbox = Sandbox::with(&[("a.json", MISMATCH)]);
    insta::assert_snapshot!(sandbox.run(&["init"]).seen(), @"
    wrote ecslint.toml; `ecslint config show FILE` prints what holds for a file
    --- exit code 0
    ");
    let before = sandbox.run(&["check", "--no-config"]);
    let after = sandbox.run(&["check"]);
    assert_eq!((before.stdout, before.code), (after.stdout, after.code), "the starter changes nothing");
    let text = std::fs::read_to_string(sandbox.path("ecslint.toml")).expect("a file");
    for arguments in [&["init"][..], &["init", "--baseline"]] {
        insta::allow_duplicates! {
            insta::assert_snapshot!(sandbox.run(arguments).seen(), @"
            --- stderr
            error: cannot write ecslint.toml: it is there already
            --- exit code 2
            ");
        }
    }
    assert_eq!(std::fs::read_to_string(sandbox.path("ecslint.toml")).expect("a file"), text);
    let sandbox = Sandbox::with(&[("a.json", MISMATCH)]);
    insta::assert_snapshot!(sandbox.run(&["init", "--baseline"]).seen(), @"
    wrote ecslint.toml; `ecslint config show FILE` prints what holds for a file
    wrote ecslint-baseline.json with 6 findings
    --- exit code 0
    ");
    assert_eq!(sandbox.run(&["check", "--fail-on", "advice"]).code, 0);
}
