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
    insta::assert_snapshot!(pretty, @r#"
    {
      "files": [
        {
          "diagnostics": [],
          "kind": "task-definition",
          "path": "clean.json"
        },
        {
          "diagnostics": [
            {
              "fixes": [
                {
                  "applicability": "unsafe",
                  "edits": [
                    {
                      "range": {
                        "end": {
                          "column": 46,
                          "line": 6,
                          "offset": 219
                        },
                        "start": {
                          "column": 44,
                          "line": 6,
                          "offset": 217
                        }
                      },
                      "text": "8080"
                    }
                  ],
                  "title": "set `hostPort` to 8080"
                }
              ],
              "group": "ports",
              "help": "leave `hostPort` out, or set it to the container port",
              "message": "`hostPort` 80 differs from `containerPort` 8080 in network mode `awsvpc`",
              "pointer": "/containerDefinitions/0/portMappings/0/hostPort",
              "range": {
                "end": {
                  "column": 46,
                  "line": 6,
                  "offset": 219
                },
                "start": {
                  "column": 44,
                  "line": 6,
                  "offset": 217
                }
              },
              "related": [
                {
                  "message": "the container port",
                  "range": {
                    "end": {
                      "column": 30,
                      "line": 6,
                      "offset": 203
                    },
                    "start": {
                      "column": 26,
                      "line": 6,
                      "offset": 199
                    }
                  }
                },
                {
                  "message": "the network mode",
                  "range": {
                    "end": {
                      "column": 26,
                      "line": 3,
                      "offset": 51
                    },
                    "start": {
                      "column": 18,
                      "line": 3,
                      "offset": 43
                    }
                  }
                }
              ],
              "rule": "host-port-mismatch",
              "says": "When networkMode=awsvpc, the host ports and container ports in port mappings must match.",
              "severity": "error",
              "url": "https://github.com/ecslint/ecslint/blob/main/rules/ports/host-port-mismatch.md"
            }
          ],
          "kind": "task-definition",
          "path": "web.json"
        }
      ],
      "summary": {
        "advice": 0,
        "errors": 1,
        "files": 2,
        "fixable": 1,
        "skipped": 0,
        "warnings": 0
      },
      "version": 1
    }
    "#);
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
