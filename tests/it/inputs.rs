//! Files that are not what they should be.

use crate::harness::{CLEAN, MISMATCH, Run, Sandbox};

/// Runs every format over one file called `a.json`; returns what the concise one says.
fn check(content: impl AsRef<[u8]>, arguments: &[&str]) -> Run {
    let sandbox = Sandbox::new();
    sandbox.write("a.json", content);
    let run = |format| sandbox.run(&[&["check", "a.json", "--format", format], arguments].concat());
    let (human, json, concise) = (run("human"), run("json"), run("concise"));
    assert_eq!((human.code, &human.stderr), (concise.code, &concise.stderr));
    assert_eq!((json.code, &json.stderr), (concise.code, &concise.stderr));
    assert!(!human.stdout.contains("Failed to read contents"), "{}", human.stdout);
    concise
}

const FORCED: &[&str] = &["--kind", "task-definition"];

#[test]
fn an_empty_file_is_no_task_definition() {
    let run = check("", &[]);
    assert_eq!(run.code, 0);
    assert_eq!(run.stderr, "note: a.json holds no ECS task definition; `--kind task-definition` checks it anyway\n");
    assert_eq!(check("", FORCED).rules(), ["invalid-json"]);
    assert_eq!(check("\n\n  \n", FORCED).rules(), ["invalid-json"]);
}

#[test]
fn binary_garbage_is_no_task_definition() {
    let garbage: Vec<u8> = (0..100_000_u32).map(|number| (number.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    assert_eq!(check(&garbage, &[]).code, 0);
    assert_eq!(check(&garbage, FORCED).code, 1);
}

#[test]
fn bytes_that_are_not_utf8_are_told_and_the_rest_is_checked() {
    let mut bytes = MISMATCH.replace("8080", "8081").into_bytes();
    let at = MISMATCH.find("mismatch").expect("the family");
    bytes[at] = 0xFF;
    let run = check(&bytes, &[]);
    assert_eq!((run.rules(), run.code), (vec!["invalid-json", "host-port-mismatch"], 1), "{}", run.stdout);
}

#[test]
fn utf16_is_told_and_checked() {
    let mut bytes = vec![0xFF, 0xFE];
    bytes.extend(MISMATCH.encode_utf16().flat_map(u16::to_le_bytes));
    let run = check(&bytes, &[]);
    assert_eq!((run.rules(), run.code), (vec!["invalid-json", "host-port-mismatch"], 1), "{}", run.stdout);
}

#[test]
fn a_byte_order_mark_is_told() {
    let run = check(format!("\u{feff}{CLEAN}"), &[]);
    assert_eq!(run.rules(), ["invalid-json"]);
    assert!(run.stdout.starts_with("a.json:1:1: "), "{}", run.stdout);
}

#[test]
fn line_ends_of_windows_change_nothing() {
    let unix = check(MISMATCH, &[]);
    let windows = check(MISMATCH.replace('\n', "\r\n"), &[]);
    assert_eq!(unix.stdout, windows.stdout);
    assert!(!windows.stdout.contains('\r'));
}

#[test]
fn half_a_file_is_checked_as_far_as_it_goes() {
    let half = MISMATCH.find("] }").expect("the end of the ports");
    let run = check(&MISMATCH[..half], &[]);
    assert_eq!(run.code, 1);
    assert!(run.rules().contains(&"host-port-mismatch"), "{}", run.stdout);
    assert!(run.rules().contains(&"invalid-json"), "{}", run.stdout);
    for end in (0..MISMATCH.len()).step_by(7) {
        let sandbox = Sandbox::with(&[("a.json", &MISMATCH[..end])]);
        assert!(sandbox.run(&["check", "--kind", "task-definition"]).code < 2);
    }
}

#[test]
fn a_hundred_thousand_open_brackets_are_survived() {
    assert_eq!(check("[".repeat(100_000), FORCED).code, 1);
    assert_eq!(check(format!("{{\"containerDefinitions\":{}", "[".repeat(100_000)), &[]).code, 1);
    assert_eq!(check("{\"containerDefinitions\":".repeat(100_000), FORCED).code, 1);
}

#[test]
fn a_minified_file_prints_little() {
    let environment: Vec<String> =
        (0..5000).map(|number| format!("{{\"name\":\"V{number}\",\"value\":\"{number}\"}}")).collect();
    let text = format!(
        "{{\"family\":\"x\",\"networkMode\":\"awsvpc\",\"containerDefinitions\":[{{\"name\":\"a\",\"image\":\"a:1\",\
         \"memory\":64,\"environment\":[{}],\"portMappings\":[{{\"containerPort\":8080,\"hostPort\":80}}]}}]}}",
        environment.join(",")
    );
    assert!(text.len() > 100_000);
    let run = Sandbox::with(&[("a.json", &text)]).run(&["check", "--format", "human", "--select", "ports"]);
    assert!(run.stdout.len() < 4_000, "{}", run.stdout);
    assert!(run.stdout.lines().all(|line| line.chars().count() < 400), "{}", run.stdout);
    let column = text.find("80}").expect("the host port") + 1;
    assert!(run.stdout.contains(&format!("a.json:1:{column}]")), "{}", run.stdout);
}

#[test]
fn control_characters_do_not_reach_the_terminal() {
    let text =
        MISMATCH.replace("app:1.0", "app\u{1b}[2J\u{202e}").replace("\"hostPort\": 80", "\"hostPort\u{1b}\": 80");
    let sandbox = Sandbox::with(&[("a.json", &text)]);
    for format in ["human", "concise"] {
        let run = sandbox.run(&["check", "--format", format]);
        assert_eq!(run.code, 1);
        assert!(!run.stdout.contains('\u{1b}') && !run.stdout.contains('\u{202e}'), "{}", run.stdout);
    }
}
