use crate::harness::{CLEAN, MISMATCH, Sandbox};

#[test]
fn human() {
    let run = Sandbox::with(&[("web.json", MISMATCH), ("clean.json", CLEAN)]).run(&["check"]);
    insta::assert_snapshot!(run.seen(), @"");
}

#[test]
fn human_elides_the_file_between_labels_far_apart() {
    let text = MISMATCH.replace("\"containerDefinitions\"", &format!("{}\"containerDefinitions\"", "\n".repeat(100)));
    let run = Sandbox::with(&[("web.json", &text)]).run(&["check"]);
    insta::assert_snapshot!(run.seen(), @"");
}

#[test]
fn concise() {
    let run = Sandbox::with(&[("web.json", MISMATCH), ("clean.json", CLEAN)]).run(&["check", "--format", "concise"]);
    insta::assert_snapshot!(run.seen(), @"");
}

#[test]
fn json() {
    let run = Sandbox::with(&[("web.json", MISMATCH), ("clean.json", CLEAN)]).run(&["check", "--format", "json"]);
    assert_eq!((run.code, run.stdout.lines().count()), (1, 1));
    let pretty = serde_json::to_string_pretty(&run.json()).expect("JSON");
    insta::assert_snapshot!(pretty, @"");
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
