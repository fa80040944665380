//! Mistakes in options and configurations: each is told with its place and with what may have been meant, and the exit code
//! is 2. What stands in one configuration alone is in `config.rs`.

use crate::harness::{CLEAN, MISMATCH, Sandbox};

#[test]
fn options_that_are_wrong_are_told_with_what_is_allowed() {
    let sandbox = Sandbox::with(&[
        ("a.json", CLEAN),
        ("ecslint.toml", ""),
        ("strict.toml", ""),
        ("list.json", "{ \"version\": 2, \"findings\": [] }\n"),
        ("merged.json", "<<<<<<< ours\n{}\n"),
    ]);
    for (name, arguments) in [
        ("select", &["--select", "ports,host-port-missmatch"][..]),
        ("ignore", &["--ignore", "prots"]),
        ("ignore_unlike_anything", &["--ignore", "kubernetes"]),
        ("option", &["--selct", "ports"]),
        ("severity", &["--severity", "loud"]),
        ("fail_on", &["--fail-on", "wraning"]),
        ("kind", &["--kind", "task"]),
        ("assume", &["--assume", "FARGATE,EC2"]),
        ("config", &["--config", "strct.toml"]),
        ("config_unlike_anything", &["--config", "deploy/settings.toml"]),
        ("config_is_a_folder", &["--config", "."]),
        ("two_configs", &["--config", "strict.toml", "--config", "ecslint.toml"]),
        ("config_and_none", &["--config", "strict.toml", "--no-config"]),
        ("baseline", &["--baseline", "known.json"]),
        ("baseline_is_none", &["--baseline", "a.json"]),
        ("baseline_of_another_version", &["--baseline", "list.json"]),
        ("baseline_after_a_merge", &["--baseline", "merged.json"]),
        ("baseline_without_a_folder", &["--write-baseline", "--baseline", "no/such/known.json"]),
        ("stdin_filename", &["--stdin-filename", "web.json"]),
        ("path", &["b.json"]),
    ] {
        let run = sandbox.run(&[&["check"][..], arguments].concat());
        // What could be checked is reported all the same.
        let is_about_one_file = run.stdout.is_empty() || run.stdout.starts_with("no findings");
        assert!(run.code == 2 && is_about_one_file, "{name}\n{}", run.seen());
        insta::assert_snapshot!(format!("option_{name}"), run.seen());
    }
    let run = sandbox.run(&["chekc", "a.json"]);
    insta::assert_snapshot!("option_command", run.seen());
    let run = sandbox.run(&["ignore", "a.json:1", "ports", "--reason", "so", "--until", "2027-02-30"]);
    insta::assert_snapshot!("option_date", run.seen());
    let run = sandbox.run(&["ignore", "a.json:1", "prots", "--reason", "so"]);
    insta::assert_snapshot!("option_rule_to_ignore", run.seen());
}

#[test]
fn globs_are_shown_where_they_are_wrong() {
    let config = "exclude = [\"deploy/[a-.json\", 'x/{a,b', \"a/../b\", \"!a\", \"caf\\u00e9[\", \"\"]\n\
                  [kinds]\n\"deploy/[*.tpl\" = \"task-definition\"\n\
                  [[ignore]]\nrules = [\"ports\"]\nfiles = [\"web[z-a].json\"]\nreason = \"so\"\n";
    let sandbox = Sandbox::with(&[("a.json", CLEAN), ("ecslint.toml", config)]);
    let run = sandbox.run(&["check", "--format", "human"]);
    assert_eq!(run.code, 2);
    insta::assert_snapshot!(run.seen());
}

#[test]
fn entries_with_mistakes_are_told_and_ignore_nothing() {
    let config = "[[ignore]]\nrules = [\"prots\", \"iam\"]\nreason = \"so\"\n\n\
                  [[ignore]]\nrule = [\"ports\"]\nreason = 3\nuntil = \"soon\"\n\n\
                  [severity]\nhost-port-mismatch = \"warn\"\n";
    let sandbox = Sandbox::with(&[("a.json", MISMATCH), ("ecslint.toml", config)]);
    let run = sandbox.run(&["check", "--format", "human", "--select", "ports"]);
    assert_eq!(run.code, 2);
    insta::assert_snapshot!(run.seen());
}

#[test]
fn configurations_that_disagree_are_told_with_both_places() {
    let outer = "exclude = [\"deploy/old/\", \"*.generated.json\", \"legacy/\", \"other/**\"]\n\n\
                 [kinds]\n\"deploy/*.tpl\" = \"task-definition\"\n\n\
                 [[ignore]]\nrules = [\"ports\"]\nfiles = [\"deploy/a.json\"]\nreason = \"the outer one\"\n";
    let files = [
        ("ecslint.toml", outer),
        ("b.json", CLEAN),
        ("deploy/ecslint.toml", "fail-on = \"warning\"\n"),
        ("deploy/a.json", MISMATCH),
        ("deploy/old/c.json", CLEAN),
    ];
    let sandbox = Sandbox::with(&files);
    let run = sandbox.run(&["check", "--format", "human"]);
    assert_eq!(run.code, 2);
    insta::assert_snapshot!(run.seen());
    // With one configuration for all files there is nothing to disagree about.
    let run = sandbox.run(&["check", "--format", "concise", "--config", "ecslint.toml"]);
    assert_eq!((run.code, run.stdout.contains("invalid-config")), (0, false), "{}", run.seen());
    // Nor where the two are about different files.
    sandbox.write("ecslint.toml", "exclude = [\"other/old/\", \"*.generated.json\"]\n");
    assert_eq!(sandbox.run(&["check", "--format", "concise"]).rules(), ["host-port-mismatch"]);
}

#[test]
fn one_baseline_of_two_configurations_keeps_the_findings_of_both() {
    let sandbox = Sandbox::with(&[
        ("ecslint.toml", "baseline = \"known.json\"\n"),
        ("a.json", MISMATCH),
        ("deploy/ecslint.toml", "baseline = \"../known.json\"\n"),
        ("deploy/b.json", &MISMATCH.replace("\"mismatch\"", "\"other\"")),
    ]);
    assert_eq!(sandbox.run(&["check", "--write-baseline"]).code, 0);
    let known = std::fs::read_to_string(sandbox.path("known.json")).expect("a file");
    assert_eq!(known.matches("host-port-mismatch").count(), 2, "{known}");
    assert_eq!(sandbox.run(&["check", "deploy"]).code, 0);
    assert_eq!(sandbox.run(&["check", "--prune-baseline", "deploy"]).code, 0);
    assert_eq!(std::fs::read_to_string(sandbox.path("known.json")).expect("a file"), known);
    assert_eq!(sandbox.run(&["check"]).code, 0);
}
