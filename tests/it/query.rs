//! `ecslint query`: expressions checked, and asked of instances. The instances are those of `examples/cluster.json`.

use std::path::Path;

use crate::harness::{Run, Sandbox};

fn with_cluster() -> Sandbox {
    let sandbox = Sandbox::new();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/cluster.json");
    sandbox.write("cluster.json", std::fs::read(path).expect("an example"));
    sandbox
}

fn query(arguments: &[&str]) -> Run {
    let arguments: Vec<&str> = std::iter::once("query").chain(arguments.iter().copied()).collect();
    with_cluster().run(&arguments)
}

#[test]
fn a_clean_expression_ends_with_0() {
    let run = query(&["attribute:ecs.instance-type =~ m5.*"]);
    assert_eq!(run.seen(), "no findings in the expression\n--- exit code 0\n");
}

#[test]
fn mistakes_show_with_carets() {
    insta::assert_snapshot!(query(&["attribute:stack like prod and agentConnected > 1"]).seen());
}

#[test]
fn the_other_side_of_a_contradiction_shows() {
    insta::assert_snapshot!(query(&["attribute:stack == prod and attribute:stack == test"]).seen());
}

#[test]
fn warnings_end_with_1_only_when_asked() {
    let text = "attribute:ecs.cpu-architecture == ARM64";
    insta::assert_snapshot!(query(&[text, "--format", "concise"]).seen(), @"
    <expression>:1:35: warning[value-case] `ARM64` is in the wrong case for `ecs.cpu-architecture`, expected `arm64`
    --- exit code 0
    ");
    assert_eq!(query(&[text, "--fail-on", "warning"]).code, 1);
}

#[test]
fn standard_input_may_hold_the_expression() {
    let run = Sandbox::new().run_with(&["query", "-", "--format", "concise"], &[], b"attribute:stack ==\r\n");
    insta::assert_snapshot!(run.seen(), @"
    <stdin>:1:17: error[missing-argument] `==` has nothing on its right, expected a value
    --- exit code 1
    ");
    let run = Sandbox::new().run_with(&["query", "-"], &[], b"");
    assert_eq!(run.code, 1);
    assert!(run.stdout.contains("empty-expression"), "{}", run.stdout);
}

#[test]
fn instances_that_match_and_why_others_do_not() {
    let text = "attribute:stack == prod and not(runningTasksCount > 2) and attribute:ecs.instance-type =~ m5.*";
    insta::assert_snapshot!(query(&[text, "--instances", "cluster.json"]).seen());
}

#[test]
fn what_the_description_does_not_tell_is_unknown() {
    // Which tasks run is known where none does.
    insta::assert_snapshot!(query(&["task:group == service:web", "--instances", "cluster.json"]).seen());
}

#[test]
fn none_matches_ends_with_1_and_a_wrong_expression_with_2() {
    assert_eq!(query(&["attribute:stack == dev", "--instances", "cluster.json"]).code, 1);
    let run = query(&["attribute:stack = prod", "--instances", "cluster.json", "--format", "concise"]);
    assert_eq!(run.code, 2);
    assert!(run.stdout.starts_with("<expression>:1:17: error["), "{}", run.stdout);
    assert!(!run.stdout.contains("i-0"), "{}", run.stdout);
}

#[test]
fn concise_is_one_line_an_instance() {
    let text = "attribute:ecs.availability-zone in [eu-west-1a, eu-west-1b]";
    insta::assert_snapshot!(query(&[text, "--instances", "cluster.json", "--format", "concise"]).seen(), @"
    i-0a1100000000000aa: yes
    i-0b2200000000000bb: yes
    i-0c3300000000000cc: no: `attribute:ecs.availability-zone in [eu-west-1a, eu-west-1b]`: `ecs.availability-zone` is `eu-west-1c`
    i-0d4400000000000dd: yes
    i-0e5500000000000ee: yes
    i-0f6600000000000ff: no: `attribute:ecs.availability-zone in [eu-west-1a, eu-west-1b]`: `ecs.availability-zone` is `eu-west-1c`
    --- exit code 0
    ");
}

#[test]
fn json_holds_findings_and_instances() {
    let report = query(&["attribute:stack like prod", "--format", "json"]).json();
    assert_eq!(report["version"], 1);
    assert_eq!(report["instances"], serde_json::Value::Null);
    let finding = &report["findings"][0];
    assert_eq!((&finding["code"], &finding["severity"]), (&"unknown-operator".into(), &"error".into()));
    assert_eq!(finding["range"]["start"], serde_json::json!({ "line": 1, "column": 17, "offset": 16 }));
    assert_eq!(finding["replacement"]["text"], "=~");
    let report = query(&["attribute:stack == prod", "--instances", "cluster.json", "--format", "json"]).json();
    assert_eq!(
        report["summary"],
        serde_json::json!({
            "errors": 0, "warnings": 0, "matching": 5, "not_matching": 1, "unknown": 0
        })
    );
    assert_eq!(
        report["instances"][3],
        serde_json::json!({
            "name": "i-0d4400000000000dd",
            "arn": "arn:aws:ecs:eu-west-1:123456789012:container-instance/web/3d44f5172bec4a90cfe4a16d81b07f93",
            "verdict": "no",
            "reasons": [{ "expression": "attribute:stack == prod", "message": "`stack` is `test`" }]
        })
    );
}

#[test]
fn instances_come_from_many_files_and_from_standard_input() {
    let sandbox = with_cluster();
    let one = r#"{ "containerInstances": [{ "ec2InstanceId": "i-new", "attributes": [{ "name": "stack", "value": "prod" }] }] }"#;
    sandbox.write("more.json", one);
    let run =
        sandbox.run(&["query", "attribute:stack == prod", "--instances", "cluster.json", "more.json", "cluster.json"]);
    assert!(run.stdout.ends_with("6 of 7 instances match\n"), "{}", run.stdout);
    let run = sandbox.run_with(&["query", "attribute:stack == prod", "--instances", "-"], &[], one.as_bytes());
    assert!(run.stdout.ends_with("1 of 1 instances match\n"), "{}", run.stdout);
    let run = sandbox.run_with(&["query", "-", "--instances", "-"], &[], one.as_bytes());
    assert_eq!(
        run.seen(),
        "--- stderr\nerror: `-` stands twice, and standard input can be read once\n--- exit code 2\n"
    );
}

#[test]
fn files_that_hold_no_instances_are_named() {
    let sandbox = with_cluster();
    sandbox.write("cut.json", "{ \"containerInstances\": [ { \"ec2InstanceId\"");
    sandbox.write("task.json", crate::harness::CLEAN);
    sandbox.write("empty.json", "");
    for name in ["cut.json", "task.json", "empty.json", "nowhere.json"] {
        let run = sandbox.run(&["query", "attribute:stack == prod", "--instances", "cluster.json", name]);
        assert_eq!(run.code, 2, "{name}");
        insta::assert_snapshot!(format!("bad_instances_{name}"), run.seen());
    }
    sandbox.write("none.json", r#"{ "containerInstances": [] }"#);
    let run = sandbox.run(&["query", "attribute:stack == prod", "--instances", "none.json"]);
    assert_eq!(run.seen(), "0 of 0 instances match\n--- exit code 1\n");
}

#[test]
#[cfg(unix)]
fn a_named_pipe_is_refused_and_a_process_substitution_read() {
    let sandbox = with_cluster();
    let run = sandbox.shell("mkfifo pipe; ecslint query 'attribute:stack == prod' --instances pipe");
    assert_eq!(
        run.seen(),
        "--- stderr\nerror: cannot read pipe: it is a named pipe; pipe it in with `-`\n--- exit code 2\n"
    );
    let run = sandbox.shell("ecslint query 'attribute:stack == prod' --instances <(cat cluster.json)");
    assert!(run.stdout.ends_with("5 of 6 instances match\n"), "{}", run.stdout);
}

#[test]
fn very_long_expressions_end() {
    let long = "attribute:a == b and ".repeat(100_000);
    let run = Sandbox::new().run_with(&["query", "-", "--format", "concise"], &[], long.as_bytes());
    assert_eq!((run.code, run.stdout.lines().count()), (1, 1));
}
