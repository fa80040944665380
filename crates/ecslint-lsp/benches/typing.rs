//! From a keystroke to the findings: replays typing against the server over a pipe inside the process, and compares the
//! times with the limits that typing can bear.
//!
//! `cargo bench -p ecslint-lsp`; ends with exit code 1 where a limit does not hold.

#[path = "../tests/protocol/client.rs"]
#[allow(dead_code, reason = "the tests use more of the client")]
mod client;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use client::Client;
use serde_json::json;

const URI: &str = "file:///bench/task-definition.json";

/// What is typed, character by character, into a list of environment variables.
const TYPED: &str = "\n        { \"name\": \"FEATURE_FLAG\", \"value\": \"on\" },";

/// Texts of a size in bytes, how often [`TYPED`] is typed, and the longest time for 99 of 100 keystrokes.
const RUNS: [(&str, usize, usize, Duration); 2] =
    [("20 KB", 20_000, 20, Duration::from_millis(2)), ("1 MB", 1_000_000, 2, Duration::from_millis(50))];

/// How many changes come at once in a burst.
const BURST: i64 = 200;

#[allow(clippy::print_stdout, reason = "a benchmark prints")]
fn main() -> ExitCode {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_time().build().expect("threads");
    let mut is_held = true;
    for (name, bytes, times, limit) in RUNS {
        let text = definition(bytes);
        let mut spent = runtime.block_on(keystrokes(&text, times));
        spent.sort();
        let (median, slow, worst) = (spent[spent.len() / 2], spent[spent.len() * 99 / 100], spent[spent.len() - 1]);
        is_held &= slow <= limit;
        let verdict = if slow <= limit { "holds" } else { "DOES NOT HOLD" };
        println!(
            "{name}: {} keystrokes, median {median:.2?}, 99 of 100 within {slow:.2?}, worst {worst:.2?}; limit {limit:.0?} {verdict}",
            spent.len()
        );
        let (spent, published) = runtime.block_on(burst(&text));
        println!(
            "{name}: a burst of {BURST} changes is answered for good after {spent:.2?}, with {published} lists of findings"
        );
    }
    if is_held { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// A task definition of about this many bytes.
fn definition(bytes: usize) -> String {
    let mut text = String::from("{\n  \"family\": \"bench\",\n  \"containerDefinitions\": [\n");
    let mut index = 0;
    while text.len() < bytes {
        let comma = if index == 0 { "" } else { ",\n" };
        text.push_str(&format!(
            r#"{comma}    {{
      "name": "app-{index}",
      "image": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/app-{index}:1.{index}.0",
      "cpu": 64, "memory": 256, "essential": true,
      "portMappings": [{{ "containerPort": {port}, "protocol": "tcp" }}],
      "environment": [
        {{ "name": "LOG_LEVEL", "value": "info" }}
      ],
      "secrets": [{{ "name": "DB", "valueFrom": "arn:aws:ssm:eu-west-1:123456789012:parameter/app/{index}/db" }}],
      "healthCheck": {{ "command": ["CMD-SHELL", "curl -f http://localhost:{port}/health || exit 1"], "interval": 30 }},
      "logConfiguration": {{
        "logDriver": "awslogs",
        "options": {{ "awslogs-group": "/ecs/app", "awslogs-region": "eu-west-1", "awslogs-stream-prefix": "app" }}
      }}
    }}"#,
            port = 1024 + index % 60_000,
        ));
        index += 1;
    }
    text.push_str("\n  ]\n}\n");
    text
}

/// Where to type: behind the bracket of a list of variables in the middle of the text, as line and character.
fn place(text: &str) -> (u32, u32) {
    let list = "\"environment\": [";
    let at = text[text.len() / 2..].find(list).expect("a list") + text.len() / 2 + list.len();
    let line = text[..at].matches('\n').count() as u32;
    (line, (at - text[..at].rfind('\n').expect("a line") - 1) as u32)
}

async fn open(text: &str) -> Client {
    let mut client = Client::start(json!({})).await;
    client.open(URI, text).await;
    client.hear("textDocument/publishDiagnostics").await;
    client
}

/// The time from each keystroke to the findings about the text with it.
async fn keystrokes(text: &str, times: usize) -> Vec<Duration> {
    let mut client = open(text).await;
    let (start_line, start_character) = place(text);
    let mut version = 1;
    let mut spent = Vec::new();
    for _ in 0..times {
        let (mut line, mut character) = (start_line, start_character);
        for letter in TYPED.chars() {
            version += 1;
            let typed = letter.to_string();
            let begin = Instant::now();
            client.change(URI, version, &[(Some([line, character, line, character]), &typed)]).await;
            let published = client.hear("textDocument/publishDiagnostics").await;
            spent.push(begin.elapsed());
            assert_eq!(published["version"], version);
            (line, character) = if letter == '\n' { (line + 1, 0) } else { (line, character + 1) };
        }
    }
    spent
}

/// The time from the first of many changes to the findings about the last, and how many lists were published.
async fn burst(text: &str) -> (Duration, usize) {
    let mut client = open(text).await;
    let (line, character) = place(text);
    let begin = Instant::now();
    for version in 2..2 + BURST {
        client.change(URI, version, &[(Some([line, character, line, character]), " ")]).await;
    }
    let mut published = 0;
    loop {
        published += 1;
        let version = client.hear("textDocument/publishDiagnostics").await["version"].as_i64();
        if version == Some(1 + BURST) {
            return (begin.elapsed(), published);
        }
    }
}
