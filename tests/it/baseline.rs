//! The list of known findings.

use crate::harness::{MISMATCH, Run, Sandbox};

fn write(sandbox: &Sandbox) -> Run {
    let run = sandbox.run(&["check", "--write-baseline"]);
    assert_eq!(run.code, 0, "{}", run.seen());
    run
}

fn check(sandbox: &Sandbox, more: &[&str]) -> Run {
    sandbox.run(&[&["check", "--format", "concise", "--severity", "advice"], more].concat())
}

const CONFIG: &str = "baseline = \"ecslint-baseline.json\"\n";

#[test]
fn known_findings_are_set_aside_and_new_ones_are_not() {
    let sandbox = Sandbox::with(&[("a.json", MISMATCH), ("ecslint.toml", CONFIG)]);
    insta::assert_snapshot!(write(&sandbox).seen(), @"
    wrote ecslint-baseline.json with 6 findings
    --- exit code 0
    ");
    let run = check(&sandbox, &[]);
    assert_eq!((run.stdout.as_str(), run.code), ("", 0), "{}", run.seen());
    insta::assert_snapshot!(sandbox.run(&["check", "--format", "human"]).seen(), @"
    no findings in 1 file; 6 ignored, show with `--no-ignores`
    --- exit code 0
    ");
    assert!(check(&sandbox, &["--no-ignores"]).rules().contains(&"host-port-mismatch"));
    assert!(check(&sandbox, &["--no-config"]).rules().contains(&"host-port-mismatch"));
    // Another value is another finding.
    sandbox.write("a.json", MISMATCH.replace("\"hostPort\": 80 ", "\"hostPort\": 81 "));
    let run = check(&sandbox, &[]);
    assert_eq!((run.rules(), run.code), (vec!["host-port-mismatch"], 1), "{}", run.seen());
    assert_eq!(run.stderr, "note: 1 finding of the baseline is gone; `--prune-baseline` drops it\n");
    // So is the same one in another family, and its file may be called anything.
    let other = MISMATCH.replace("\"mismatch\"", "\"other\"");
    let sandbox = Sandbox::with(&[("a.json", MISMATCH), ("ecslint.toml", CONFIG)]);
    write(&sandbox);
    std::fs::rename(sandbox.path("a.json"), sandbox.path("moved.json")).expect("it moves");
    sandbox.write("b.json", other);
    let run = sandbox.run(&["check", "--format", "concise"]);
    assert_eq!(run.stdout.lines().count(), 1, "{}", run.seen());
    assert!(run.stdout.starts_with("b.json:") && run.stderr.is_empty(), "{}", run.seen());
}

#[test]
fn order_lines_and_other_values_do_not_matter() {
    let text = |containers: [&str; 2]| {
        let [first, second] = containers;
        format!("{{ \"containerDefinitions\": [{first}, {second}], \"networkMode\": \"awsvpc\", \"family\": \"f\" }}")
    };
    let web = r#"{ "name": "web", "image": "a:1.0", "memory": 256, "portMappings": [
        { "containerPort": 8080, "hostPort": 80 }, { "hostPort": 82, "containerPort": 8081 }],
        "environment": [{ "name": "DB_PASSWORD", "value": "swordfish-1" }, { "name": "A" , "value": "1" }] }"#;
    let web_again = r#"{ "environment": [{ "name": "A", "value": "2" },
        { "value": "swordfish-1", "name": "DB_PASSWORD" }], "memory": 512, "image": "a:1.1",
        "portMappings": [{ "containerPort": 8081, "hostPort": 82 }, { "containerPort": 8080, "hostPort": 80 }], "name": "web" }"#;
    let db = r#"{ "name": "db", "memory": 256, "user": "0", "image": "b:latest" }"#;
    let sandbox = Sandbox::with(&[("a.json", &text([web, db])), ("ecslint.toml", CONFIG)]);
    write(&sandbox);
    sandbox.write("a.json", text([db, web_again]).replace(", ", ",\n"));
    let run = check(&sandbox, &[]);
    assert_eq!((run.stdout.as_str(), run.stderr.as_str(), run.code), ("", "", 0), "{}", run.seen());
    let list = std::fs::read_to_string(sandbox.path("ecslint-baseline.json")).expect("a list");
    assert!(list.contains("environment/DB_PASSWORD") && !list.contains("swordfish"), "{list}");
}

#[test]
fn lists_are_sorted_and_written_the_same_each_time() {
    let sandbox = Sandbox::with(&[("b/a.json", MISMATCH), ("a.json", MISMATCH), ("ecslint.toml", CONFIG)]);
    write(&sandbox);
    let read = || std::fs::read_to_string(sandbox.path("ecslint-baseline.json")).expect("a list");
    let first = read();
    write(&sandbox);
    assert_eq!(read(), first);
    let lines: Vec<&str> = first.lines().filter(|line| line.contains("fingerprint")).collect();
    assert_eq!(lines.len(), 12);
    let files: Vec<bool> = lines.iter().map(|line| line.contains("\"b/a.json\"")).collect();
    assert!(files.is_sorted(), "{first}");
    let value: serde_json::Value = serde_json::from_str(&first).expect("JSON");
    assert_eq!(value["version"], 1);
}

#[test]
fn what_is_mended_is_told_and_dropped() {
    let sandbox = Sandbox::with(&[("a.json", MISMATCH), ("b.json", MISMATCH), ("ecslint.toml", CONFIG)]);
    write(&sandbox);
    let mended = MISMATCH.replace("\"hostPort\": 80 ", "\"hostPort\": 8080 ").replace("\"mismatch\"", "\"b\"");
    sandbox.write("b.json", mended);
    // The same finding is still there in the other file, which counts.
    let run = sandbox.run(&["check", "--fail-on", "advice", "a.json"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{}", run.seen());
    std::fs::remove_file(sandbox.path("b.json")).expect("it goes");
    sandbox.write("a.json", MISMATCH.replace("\"hostPort\": 80 ", "\"hostPort\": 8080 "));
    let run = sandbox.run(&["check", "--format", "human", "--fail-on", "advice"]);
    insta::assert_snapshot!(run.seen(), @"
    no findings in 1 file; 5 ignored, show with `--no-ignores`
    --- stderr
    note: 2 findings of the baseline are gone; `--prune-baseline` drops them
    --- exit code 0
    ");
    // Where the rule did not run nobody knows.
    assert_eq!(sandbox.run(&["check", "--ignore", "ports", "a.json"]).stderr.matches("gone").count(), 1);
    insta::assert_snapshot!(sandbox.run(&["check", "--format", "human", "--prune-baseline"]).seen(), @"
    no findings in 1 file; 5 ignored, show with `--no-ignores`
    --- stderr
    note: dropped 2 findings from ecslint-baseline.json, which holds 10 now
    --- exit code 0
    ");
    assert_eq!(sandbox.run(&["check"]).stderr, "");
}

#[test]
fn a_part_of_the_files_can_be_written_anew() {
    let other = MISMATCH.replace("\"mismatch\"", "\"other\"");
    let sandbox = Sandbox::with(&[("a.json", MISMATCH), ("b.json", &other), ("ecslint.toml", CONFIG)]);
    write(&sandbox);
    sandbox.write("a.json", MISMATCH.replace("\"hostPort\": 80 ", "\"hostPort\": 8080 "));
    let run = sandbox.run(&["check", "--write-baseline", "a.json"]);
    assert_eq!(run.stdout, "wrote ecslint-baseline.json with 11 findings\n", "{}", run.seen());
    assert_eq!(check(&sandbox, &[]).seen(), "--- exit code 0\n");
}

#[test]
fn each_configuration_has_its_own_list() {
    let sandbox = Sandbox::with(&[
        ("ecslint.toml", CONFIG),
        ("a.json", MISMATCH),
        ("deploy/ecslint.toml", "baseline = \"known.json\"\n"),
        ("deploy/b.json", MISMATCH),
    ]);
    insta::assert_snapshot!(write(&sandbox).seen(), @"
    wrote deploy/known.json with 6 findings
    wrote ecslint-baseline.json with 6 findings
    --- exit code 0
    ");
    assert_eq!(check(&sandbox, &[]).seen(), "--- exit code 0\n");
    // An option is about all files.
    let run = sandbox.run(&["check", "--write-baseline", "--baseline", "all.json"]);
    assert_eq!(run.stdout, "wrote all.json with 12 findings\n");
    assert_eq!(check(&sandbox, &["--baseline", "all.json"]).seen(), "--- exit code 0\n");
}

#[test]
fn lists_that_are_none_are_told() {
    let sandbox = Sandbox::with(&[("a.json", MISMATCH), ("ecslint.toml", CONFIG)]);
    for (text, words) in [
        ("<<<<<<< ours", "it is no JSON, perhaps after a merge"),
        ("{}", "it is no list of known findings"),
        ("{ \"version\": 2, \"findings\": [] }", "it is of version 2, and this ecslint reads version 1"),
    ] {
        sandbox.write("ecslint-baseline.json", text);
        let run = sandbox.run(&["check", "--format", "concise"]);
        let said =
            format!("ecslint.toml:1:12: error[invalid-config] `ecslint-baseline.json` cannot be read: {words}\n");
        assert!(run.stdout.contains(&said), "{}", run.seen());
        assert_eq!(run.code, 2);
    }
    // It can be written anew.
    write(&sandbox);
    assert_eq!(check(&sandbox, &[]).code, 0);
}

#[test]
fn files_without_a_family_are_told_apart_by_their_names() {
    let list = r#"[{ "name": "app", "image": "a:1.0", "memory": 4, "essential": true, "privileged": true }]"#;
    let sandbox = Sandbox::with(&[("a/containers.json", list), ("ecslint.toml", CONFIG)]);
    write(&sandbox);
    sandbox.write("b/containers.json", list);
    let run = check(&sandbox, &[]);
    assert!(!run.stdout.is_empty() && run.stdout.lines().all(|line| line.starts_with("b/")), "{}", run.seen());
    // From another folder the names are the same.
    let path = sandbox.path("a/containers.json");
    assert_eq!(check(&sandbox, &[path.to_str().expect("a name")]).stdout, "");
}
