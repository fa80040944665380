//! The files in `examples/`, which a newcomer lints first. New rules may speak here:
//! `INSTA_UPDATE=always cargo test -p ecslint --test it examples` writes what they say into `snapshots/`.

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
fn the_others_are_told_what_is_wrong() {
    for name in ["batch-ec2.json", "template.json.tpl", "worker-fargate.json"] {
        insta::assert_snapshot!(name, check(name).seen());
    }
}
