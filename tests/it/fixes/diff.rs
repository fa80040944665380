//! What `--diff` shows.

use super::{BOTH, read, wholly};
use crate::harness::{CLEAN, MISMATCH, Sandbox};

#[test]
fn a_diff_shows_what_would_change_and_writes_nothing() {
    let sandbox = Sandbox::with(&[("a.json", BOTH), ("b.json", CLEAN), ("deploy/c.json", MISMATCH)]);
    let run = sandbox.run(&["check", "--diff", "--unsafe-fixes"]);
    insta::assert_snapshot!(run.seen(), @r#"
    --- a.json
    +++ a.json
    @@ -2,8 +2,8 @@
       "family": "both",
       "networkMode": "awsvpc",
       "containerDefinitions": [
    -    { "name": "app", "image": "app:1.0", "memory": "256", "essential": true, "portMappings": [
    -      { "containerPort": 8080, "hostPort": 80 }
    +    { "name": "app", "image": "app:1.0", "memory": 256, "essential": true, "portMappings": [
    +      { "containerPort": 8080, "hostPort": 8080 }
         ] }
       ]
     }
    --- deploy/c.json
    +++ deploy/c.json
    @@ -3,7 +3,7 @@
       "networkMode": "awsvpc",
       "containerDefinitions": [
         { "name": "app", "image": "app:1.0", "memory": 256, "essential": true, "portMappings": [
    -      { "containerPort": 8080, "hostPort": 80 }
    +      { "containerPort": 8080, "hostPort": 8080 }
         ] }
       ]
     }
    --- stderr
    would fix 3 findings in 2 files
    --- exit code 1
    "#);
    assert_eq!(read(&sandbox, "a.json"), BOTH.as_bytes());
    let plain = sandbox.run(&["check", "--diff", "--fix"]);
    assert!(
        plain.stdout.contains("+    { \"name\": \"app\", \"image\": \"app:1.0\", \"memory\": 256"),
        "{}",
        plain.stdout
    );
    let colored = sandbox.run(&["check", "--diff", "--color", "always"]).stdout;
    assert!(colored.contains("\u{1b}[32m+"), "{colored}");
    assert_eq!(anstream::adapter::strip_str(&colored).to_string(), plain.stdout);
    assert_eq!(read(&sandbox, "a.json"), BOTH.as_bytes());
}

#[test]
fn a_diff_of_nothing_is_empty() {
    let sandbox = Sandbox::with(&[("a.json", MISMATCH)]);
    let run = sandbox.run(&["check", "--diff"]);
    assert_eq!(run.seen(), "--- exit code 0\n");
    assert_eq!(sandbox.run(&["check", "--diff", "--format", "json"]).code, 2);
    assert_eq!(sandbox.run(&["check", "--diff", "--statistics"]).code, 2);
}

#[cfg(unix)]
#[test]
fn a_diff_is_a_patch() {
    for text in [BOTH.to_owned(), BOTH.replace('\n', "\r\n"), BOTH.trim_end().to_owned(), BOTH.replace("\n", "")] {
        let sandbox = Sandbox::with(&[("a.json", &text)]);
        if sandbox.shell("command -v patch").code != 0 {
            return;
        }
        let run = sandbox.shell("ecslint check --diff --unsafe-fixes | patch -p0 --binary");
        assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
        assert_eq!(String::from_utf8_lossy(&read(&sandbox, "a.json")), wholly(&text));
    }
}
