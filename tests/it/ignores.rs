//! Comments, `[[ignore]]` entries and `ecslint ignore`.

use crate::harness::{MISMATCH, Run, Sandbox};

/// Two containers with the same mistake.
const TWO: &str = r#"{
  "family": "two",
  "networkMode": "awsvpc",
  "containerDefinitions": [
    { "name": "web", "image": "a:1.0", "memory": 256, "portMappings": [
      { "containerPort": 8080, "hostPort": 80 }
    ] },
    { "name": "db-1", "image": "b:1.0", "memory": 256, "portMappings": [
      { "containerPort": 8081, "hostPort": 81 }
    ] }
  ]
}
"#;

/// A run over `two.json` with this configuration; the lines of the findings that are left.
fn left(config: &str) -> (Vec<String>, Run) {
    let sandbox = Sandbox::with(&[("two.json", TWO), ("ecslint.toml", config)]);
    let run = sandbox.run(&["check", "--format", "concise"]);
    let place = |line: &str| line.split(": ").next().unwrap_or_default().to_owned();
    (run.stdout.lines().map(place).collect(), run)
}

fn entry(more: &str) -> String {
    format!("[[ignore]]\nrules = [\"host-port-mismatch\"]\nreason = \"so it is\"\n{more}\n")
}

#[test]
fn entries_are_about_files_and_places() {
    let (web, db) = ("two.json:6:44", "two.json:9:44");
    for (more, expected) in [
        ("", vec![]),
        ("files = [\"two.json\"]", vec![]),
        ("at = \"web\"", vec![db]),
        ("at = \"*-1\"", vec![web]),
        ("at = [\"web\", \"db-1\"]", vec![]),
        ("at = \"/containerDefinitions/0\"", vec![db]),
        ("at = \"/containerDefinitions/*/portMappings/8081\"", vec![web]),
        ("at = \"/containerDefinitions/db-1/portMappings/*/hostPort\"", vec![web]),
        ("until = 2999-12-31", vec![]),
    ] {
        let (places, run) = left(&entry(more));
        assert_eq!(places, expected, "{more}\n{}", run.seen());
    }
    // A group does, too.
    assert_eq!(left("[[ignore]]\nrules = [\"ports\"]\nreason = \"x\"").0, [""; 0]);
}

#[test]
fn what_ignores_nothing_is_told() {
    for (name, config) in [
        ("nothing_to_ignore", "[[ignore]]\nrules = [\"iam\"]\nreason = \"so\"\n".to_owned()),
        ("one_of_two_rules", "[[ignore]]\nrules = [\"ports\", \"iam\"]\nreason = \"so\"\n".to_owned()),
        ("no_such_file", entry("files = [\"three.json\", \"two.json\"]")),
        ("no_such_place", entry("") + &entry("at = \"cache\"")),
        ("over", entry("until = 2020-01-31")),
    ] {
        let sandbox = Sandbox::with(&[("two.json", TWO), ("ecslint.toml", &config)]);
        insta::assert_snapshot!(format!("unused_{name}"), sandbox.run(&["check", "--format", "human"]).seen());
    }
}

#[test]
fn nothing_is_said_of_entries_whose_files_were_not_all_looked_at() {
    let config = "[[ignore]]\nrules = [\"iam\"]\nreason = \"so\"\n";
    let sandbox = Sandbox::with(&[("two.json", TWO), ("one.json", MISMATCH), ("ecslint.toml", config)]);
    let rules = |arguments: &[&str]| sandbox.run(&[&["check", "--format", "concise"], arguments].concat());
    assert!(!rules(&["two.json"]).rules().contains(&"unused-suppression"));
    assert!(rules(&["."]).rules().contains(&"unused-suppression"));
    // Nor when the rules did not run, or nobody asks.
    assert!(!rules(&["--ignore", "iam"]).rules().contains(&"unused-suppression"));
    assert!(!rules(&["--select", "ports"]).rules().contains(&"unused-suppression"));
    assert!(!rules(&["--severity", "error"]).rules().contains(&"unused-suppression"));
    assert!(!rules(&["--no-ignores"]).rules().contains(&"unused-suppression"));
    // One whose file is named was looked at.
    sandbox.write("ecslint.toml", format!("{config}files = [\"/two.json\"]\n"));
    assert!(rules(&["two.json"]).rules().contains(&"unused-suppression"));
    assert!(!rules(&["one.json"]).rules().contains(&"unused-suppression"));
}

#[test]
fn comments_are_about_their_line_or_the_next() {
    let at = |first: &str, behind: &str| {
        TWO.replacen(
            "      { \"containerPort\": 8080, \"hostPort\": 80 }",
            &format!("{first}      {{ \"containerPort\": 8080, \"hostPort\": 80 }}{behind}"),
            1,
        )
    };
    let comment = "// ecslint: ignore[host-port-mismatch] so it is\n";
    for (text, expected) in [
        (at(comment, ""), 1),
        (at(&format!("{comment}// more\n\n"), ""), 1),
        (at("", &format!(" {comment}")), 1),
        (at("/* ecslint: ignore[ports] */", ""), 1),
        (at("", &format!("\n{comment}")), 2),
        (at("// ecslint ignore[ports]\n", ""), 2),
    ] {
        let sandbox = Sandbox::with(&[("two.jsonc", &text)]);
        let run = sandbox.run(&["check", "--format", "concise"]);
        let count = run.rules().iter().filter(|rule| **rule == "host-port-mismatch").count();
        assert_eq!(count, expected, "{text}\n{}", run.seen());
    }
    // Comments in plain JSON are a finding, and are heard all the same.
    let run = Sandbox::with(&[("two.json", &at(comment, ""))]).run(&["check", "--format", "concise"]);
    assert_eq!(run.rules(), ["invalid-json", "host-port-mismatch"], "{}", run.seen());
}

#[test]
fn comments_that_ignore_nothing_are_told() {
    let text = TWO
        .replacen("  \"family\"", "  // ecslint: ignore[iam, host-port-missmatch] so\n  \"family\"", 1)
        .replacen("  \"networkMode\"", "  // ecslint: disable\n  \"networkMode\"", 1);
    let sandbox = Sandbox::with(&[("two.jsonc", &text)]);
    insta::assert_snapshot!(sandbox.run(&["check", "--format", "human", "--ignore", "host-port-mismatch"]).seen());
    assert_eq!(sandbox.run(&["check", "--format", "concise", "--no-ignores"]).rules(), ["host-port-mismatch"; 2]);
    assert_eq!(sandbox.run(&["check", "--format", "concise", "--ignore", "unused-suppression,ports"]).rules(), [""; 0]);
}

#[test]
fn what_is_ignored_is_counted_and_not_fixed() {
    let sandbox = Sandbox::with(&[("two.json", TWO), ("ecslint.toml", &entry("at = \"web\""))]);
    let run = sandbox.run(&["check", "--format", "human", "--select", "host-port-mismatch", "--fix", "--unsafe-fixes"]);
    insta::assert_snapshot!(run.seen(), @"
    no findings in 1 file; 1 ignored, show with `--no-ignores`
    fixed 1 finding in 1 file
    --- exit code 0
    ");
    let text = std::fs::read_to_string(sandbox.path("two.json")).expect("a file");
    assert!(text.contains("\"hostPort\": 80 ") && !text.contains("\"hostPort\": 81 "), "{text}");
}

#[test]
fn ignore_writes_an_entry_and_keeps_the_rest() {
    let config = "# ours\nfail-on = \"warning\" # strict\n\n[severity]\nsecurity = \"off\"";
    let sandbox = Sandbox::with(&[("deploy/two.json", TWO), ("ecslint.toml", config)]);
    let run = sandbox.run(&[
        "ignore",
        "deploy/two.json:6",
        "host-port-mismatch",
        "--reason",
        "the \"proxy\"",
        "--until",
        "2999-01-31",
    ]);
    insta::assert_snapshot!(run.seen(), @"
    ignored `host-port-mismatch` in line 6 of deploy/two.json: see ecslint.toml:7
    --- exit code 0
    ");
    let text = std::fs::read_to_string(sandbox.path("ecslint.toml")).expect("a file");
    assert!(text.starts_with(config), "{text}");
    insta::assert_snapshot!(text[config.len()..].trim(), @r#"
    [[ignore]]
    files = ["/deploy/two.json"]
    rules = ["host-port-mismatch"]
    at = "/containerDefinitions/web/portMappings/8080/hostPort"
    reason = "the \"proxy\""
    until = 2999-01-31
    "#);
    let run = sandbox.run(&["check", "--format", "concise"]);
    assert_eq!(run.rules(), ["host-port-mismatch"], "{}", run.seen());
    assert!(run.stdout.starts_with("deploy/two.json:9:"), "{}", run.seen());
}

#[test]
fn ignore_begins_a_configuration_where_there_is_none() {
    let sandbox = Sandbox::with(&[("two.json", TWO)]);
    let run = sandbox.run(&["ignore", "two.json:6:44", "ports", "--reason", "so"]);
    assert_eq!(run.code, 0, "{}", run.seen());
    let run = sandbox.run(&["ignore", "two.json:9", "ports", "--reason", "so"]);
    assert_eq!(run.stdout, "ignored `ports` in line 9 of two.json: see ecslint.toml:7\n", "{}", run.seen());
    assert_eq!(sandbox.run(&["check", "--format", "concise"]).rules(), [""; 0]);
}

#[test]
fn ignore_says_why_it_cannot() {
    let sandbox = Sandbox::with(&[("two.json", TWO)]);
    let mut said = String::new();
    for arguments in [
        ["two.json:7", "host-port-mismatch", "so"],
        ["two.json:6", "unknown-volume", "so"],
        ["two.json:6", "host-port-mismatch", " "],
        ["two.json", "host-port-mismatch", "so"],
        ["nowhere.json:1", "host-port-mismatch", "so"],
        ["two.json:6", "host-port-missmatch", "so"],
    ] {
        let run = sandbox.run(&["ignore", arguments[0], arguments[1], "--reason", arguments[2]]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""));
        said.push_str(run.stderr.lines().next().unwrap_or_default());
        said.push('\n');
    }
    insta::assert_snapshot!(said);
    assert!(!sandbox.path("ecslint.toml").exists());
    sandbox.write("ecslint.toml", "selct = []\n");
    let run = sandbox.run(&["ignore", "two.json:6", "host-port-mismatch", "--reason", "so"]);
    assert_eq!(run.stderr, "error: ecslint.toml holds mistakes; `ecslint check` shows them\n");
}
