use crate::harness::{CLEAN, MISMATCH, Sandbox};

#[test]
fn unknown_rules_are_an_error_with_a_suggestion() {
    let run = Sandbox::with(&[("a.json", MISMATCH)]).run(&["check", "--select", "ports,host-port-missmatch"]);
    insta::assert_snapshot!(run.seen(), @"
    --- stderr
    error: invalid value 'host-port-missmatch' for '--select <RULE_OR_GROUP>': no rule or group is called `host-port-missmatch`; did you mean `host-port-mismatch`?

    For more information, try '--help'.
    --- exit code 2
    ");
    assert_eq!(Sandbox::new().run(&["check", "--ignore", "nonsense"]).code, 2);
}

#[test]
fn rules_and_groups_are_chosen() {
    let sandbox = Sandbox::with(&[("a.json", &MISMATCH.replace("\"name\": \"app\"", "\"name\": 1"))]);
    let rules = |arguments: &[&str]| -> Vec<String> {
        let run = sandbox.run(&[&["check", "--format", "concise"], arguments].concat());
        run.rules().into_iter().map(str::to_owned).collect()
    };
    assert_eq!(rules(&[]), ["wrong-type", "host-port-mismatch"]);
    assert_eq!(rules(&["--select", "ports"]), ["host-port-mismatch"]);
    assert_eq!(rules(&["--select", "wrong-type", "--select", "ports"]), ["wrong-type", "host-port-mismatch"]);
    assert_eq!(rules(&["--ignore", "schema,host-port-mismatch"]), [""; 0]);
    assert_eq!(rules(&["--ignore", "schema", "--select", "wrong-type"]), ["wrong-type"]);
}

#[test]
fn a_file_that_is_no_task_definition_is_named_and_can_be_checked_anyway() {
    let sandbox = Sandbox::with(&[("package.json", r#"{ "name": "x", "cpu": 256 }"#)]);
    let run = sandbox.run(&["check", "package.json"]);
    insta::assert_snapshot!(run.seen(), @"
    --- stderr
    note: package.json holds no ECS task definition; `--kind task-definition` checks it anyway
    --- exit code 0
    ");
    let run = sandbox.run(&["check", "--format", "concise", "--kind", "task-definition", "package.json"]);
    assert_eq!(run.code, 1);
    assert!(run.rules().contains(&"missing-member"), "{}", run.stdout);
}

#[test]
fn nothing_to_check_is_said() {
    let run = Sandbox::with(&[("package.json", "{}"), ("tsconfig.json", "{}")]).run(&["check"]);
    insta::assert_snapshot!(run.seen(), @"
    --- stderr
    note: nothing to check: none of 2 JSON files holds an ECS task definition
    --- exit code 0
    ");
    let run = Sandbox::new().run(&["check"]);
    insta::assert_snapshot!(run.seen(), @"
    --- stderr
    note: nothing to check: no file has `.json` in its name
    --- exit code 0
    ");
}

#[test]
fn statistics_count() {
    let sandbox =
        Sandbox::with(&[("a.json", MISMATCH), ("b.json", MISMATCH), ("c.json", &MISMATCH.replace("8080", "\"8080\""))]);
    let run = sandbox.run(&["check", "--statistics"]);
    insta::assert_snapshot!(run.seen(), @"
    2  error    host-port-mismatch  A host port differs from the container port in the network mode `awsvpc` or `host`.
    1  error    wrong-type          A value has another JSON type than the API takes.
    --- exit code 1
    ");
}

#[test]
fn standard_input_is_checked() {
    let sandbox = Sandbox::with(&[("b.json", CLEAN)]);
    let run = sandbox.run_with(&["check", "-", "--format", "concise"], &[], MISMATCH.as_bytes());
    insta::assert_snapshot!(run.seen(), @"
    <stdin>:6:44: error[host-port-mismatch] `hostPort` 80 differs from `containerPort` 8080 in network mode `awsvpc`
    --- exit code 1
    ");
    let arguments = ["check", "-", "b.json", "--format", "concise", "--stdin-filename", "deploy/web.json"];
    let run = sandbox.run_with(&arguments, &[], MISMATCH.as_bytes());
    insta::assert_snapshot!(run.seen(), @"
    deploy/web.json:6:44: error[host-port-mismatch] `hostPort` 80 differs from `containerPort` 8080 in network mode `awsvpc`
    --- exit code 1
    ");
    let run = sandbox.run_with(&["check", "-"], &[], b"");
    insta::assert_snapshot!(run.seen(), @"
    --- stderr
    note: <stdin> holds no ECS task definition; `--kind task-definition` checks it anyway
    --- exit code 0
    ");
}

#[test]
fn the_name_of_standard_input_says_whether_comments_are_allowed() {
    let text = format!("// a comment\n{CLEAN}");
    let run = Sandbox::new().run_with(&["check", "-", "--format", "concise"], &[], text.as_bytes());
    assert_eq!(run.rules(), ["invalid-json"]);
    let arguments = ["check", "-", "--format", "concise", "--stdin-filename", "task.jsonc"];
    let run = Sandbox::new().run_with(&arguments, &[], text.as_bytes());
    assert_eq!((run.stdout.as_str(), run.code), ("", 0));
}

#[test]
fn a_name_for_standard_input_needs_standard_input() {
    let run = Sandbox::with(&[("a.json", CLEAN)]).run(&["check", "a.json", "--stdin-filename", "b.json"]);
    assert_eq!(run.code, 2);
    assert_eq!(run.stderr, "error: --stdin-filename names what `-` reads, and no `-` is among the paths\n");
}
