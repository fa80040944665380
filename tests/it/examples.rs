//! The files in `examples/`, which a newcomer lints first.

use std::path::Path;

use crate::harness::{Run, Sandbox};

fn check(name: &str) -> Run {
    let sandbox = Sandbox::new();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(name);
    sandbox.write(name, std::fs::read(path).expect("an example"));
    sandbox.run(&["check", "--format", "concise", name])
}

#[test]
fn the_good_one_is_clean() {
    assert_eq!(check("web-fargate.json").seen(), "--- exit code 0\n");
}

#[test]
fn the_worker() {
    insta::assert_snapshot!(check("worker-fargate.json").seen(), @"");
}

#[test]
fn the_batch() {
    insta::assert_snapshot!(check("batch-ec2.json").seen(), @"");
}

#[test]
fn the_template() {
    insta::assert_snapshot!(check("template.json.tpl").seen(), @"");
}
