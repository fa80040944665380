use crate::harness::{CLEAN, MISMATCH, Sandbox};

#[test]
fn human() {
    let run = Sandbox::with(&[("web.json", MISMATCH), ("clean.json", CLEAN)])
        .run(&["check", "--format", "human", "--select", "ports"]);
    insta::assert_snapshot!(run.seen(), @r#"
    error[host-port-mismatch]: `hostPort` 80 differs from `containerPort` 8080 in network mode `awsvpc`
       ╭─[web.json:6:44]
     2 │   "family": "mismatch",
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
    --- exit code 1
    "#);
}

#[test]
fn human_elides_the_file_between_labels_far_apart() {
    let text = MISMATCH.replace("\"containerDefinitions\"", &format!("{}\"containerDefinitions\"", "\n".repeat(100)));
    let run = Sandbox::with(&[("web.json", &text)]).run(&["check", "--format", "human", "--select", "ports"]);
    insta::assert_snapshot!(run.seen(), @r#"
    error[host-port-mismatch]: `hostPort` 80 differs from `containerPort` 8080 in network mode `awsvpc`
         ╭─[web.json:106:44]
     105 │     { "name": "app", "image": "app:1.0", "memory": 256, "essential": true, "portMappings": [
     106 │       { "containerPort": 8080, "hostPort": 80 }
         ·                          ──┬─              ─┬
         ·                            │                ╰── here
         ·                            ╰── the container port
     107 │     ] }
         ╰────
       ╭─[web.json:3:18]
     3 │   "networkMode": "awsvpc",
       ·                  ────┬───
       ·                      ╰── the network mode
       ╰────
      AWS says: "When networkMode=awsvpc, the host ports and container ports in port mappings must
                match."
      help: leave `hostPort` out, or set it to the container port
      fix: set `hostPort` to 8080
      https://github.com/ecslint/ecslint/blob/main/rules/ports/host-port-mismatch.md

    1 error in 1 file (1 fixable with `--fix --unsafe-fixes`)
    --- exit code 1
    "#);
}

#[test]
fn concise() {
    let run = Sandbox::with(&[("web.json", MISMATCH), ("clean.json", CLEAN)]).run(&["check", "--format", "concise"]);
    insta::assert_snapshot!(run.seen(), @"
    web.json:6:44: error[host-port-mismatch] `hostPort` 80 differs from `containerPort` 8080 in network mode `awsvpc`
    --- exit code 1
    ");
}

#[test]
fn json() {
    let run = Sandbox::with(&[("web.json", MISMATCH), ("clean.json", CLEAN)]).run(&["check", "--format", "json"]);
    assert_eq!((run.code, run.stdout.lines().count()), (1, 1));
    let pretty = serde_json::to_string_pretty(&run.json()).expect("JSON");
    insta::assert_snapshot!(pretty);
}

#[test]
fn columns_count_characters() {
    let text = MISMATCH.replace("{ \"containerPort\"", "{ \"näme\": \"😀\", \"containerPort\"");
    let run = Sandbox::with(&[("web.json", &text)]).run(&["check", "--format", "json", "--select", "ports"]);
    let start = &run.json()["files"][0]["diagnostics"][0]["range"]["start"];
    let line = text.lines().nth(5).expect("the line");
    let at = line.find("80 }").expect("the host port");
    assert_eq!(start["column"], line[..at].chars().count() + 1);
    assert_eq!(start["offset"], text.find("80 }").expect("the host port"));
}
