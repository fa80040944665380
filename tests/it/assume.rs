//! `--assume`: what keeps a task from running elsewhere.

use crate::harness::Sandbox;

/// A task for container instances that uses what only they have.
const ON_INSTANCES: &str = r#"{
  "family": "web",
  "requiresCompatibilities": ["EC2"],
  "networkMode": "bridge",
  "containerDefinitions": [
    {
      "name": "web", "image": "registry.example.com/web:1-amd64", "memory": 300, "essential": true,
      "privileged": true,
      "links": ["db"],
      "portMappings": [{ "containerPort": 80, "hostPort": 8080 }],
      "logConfiguration": { "logDriver": "json-file" }
    },
    { "name": "db", "image": "postgres:16", "memory": 300, "portMappings": [{ "containerPort": 80 }] }
  ],
  "volumes": [{ "name": "data", "dockerVolumeConfiguration": { "scope": "shared", "autoprovision": true } }]
}
"#;

fn check(assumed: &[&str]) -> String {
    let sandbox = Sandbox::with(&[("web.json", ON_INSTANCES)]);
    let arguments = ["check", "--format", "concise", "--ignore", "unused-volume"];
    sandbox.run(&[&arguments, assumed].concat()).seen()
}

#[test]
fn all_that_keeps_a_task_from_moving_to_fargate_shows_at_once() {
    insta::assert_snapshot!(check(&["--assume", "fargate,arm64"]));
}

#[test]
fn other_launch_types_refuse_other_things() {
    insta::assert_snapshot!(check(&["--assume", "MANAGED_INSTANCES"]));
    insta::assert_snapshot!(check(&["--assume", "EXTERNAL"]));
    insta::assert_snapshot!(check(&["--assume", "EC2"]));
}

#[test]
fn a_task_runs_in_one_place() {
    insta::assert_snapshot!(check(&["--assume", "EC2", "--assume", "FARGATE"]));
}
