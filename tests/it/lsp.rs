//! `ecslint lsp` beside `ecslint check`: they say the same of every text.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout};

use serde_json::{Value, json};

use crate::fixes::examples;
use crate::harness::{CLEAN, MISMATCH, Sandbox};

/// Every text that the repository has: what the pages show as wrong, `examples/`, and odd characters and line ends.
fn texts() -> Vec<(String, String)> {
    let mut texts: Vec<(String, String)> = vec![
        ("clean.json".to_owned(), CLEAN.to_owned()),
        ("mismatch.json".to_owned(), MISMATCH.to_owned()),
        ("utf16.json".to_owned(), MISMATCH.replace("\"app\"", "\"ap😀é\"")),
        ("lines.json".to_owned(), MISMATCH.replace('\n', "\r\n")),
    ];
    for (rule, text) in examples::all() {
        texts.push((format!("{rule}-{}.jsonc", texts.len()), text));
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    for entry in std::fs::read_dir(folder).expect("examples") {
        let path = entry.expect("an entry").path();
        if let Ok(text) = std::fs::read_to_string(&path) {
            texts.push((path.file_name().expect("a name").to_string_lossy().into_owned(), text));
        }
    }
    texts
}

/// A server that runs as a process of its own.
struct Server {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Server {
    fn start(sandbox: &Sandbox) -> Self {
        let mut child = sandbox.talk(&["lsp"]);
        let input = child.stdin.take().expect("a pipe");
        let output = BufReader::new(child.stdout.take().expect("a pipe"));
        Self { child, input, output }
    }

    fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// The result of a request to a server that says nothing unasked.
    fn request(&mut self, method: &str, params: Value) -> Value {
        self.send(&json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params }));
        let mut line = String::new();
        self.output.read_line(&mut line).expect("a head");
        let length: usize =
            line.trim_end().strip_prefix("Content-Length: ").expect("a head").parse().expect("a length");
        self.output.read_line(&mut line).expect("an empty line");
        let mut body = vec![0; length];
        self.output.read_exact(&mut body).expect("a body");
        let mut message: Value = serde_json::from_slice(&body).expect("JSON");
        assert_eq!(message["id"], 1, "{message}");
        message["result"].take()
    }

    fn send(&mut self, message: &Value) {
        let body = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{body}", body.len()).expect("the server listens");
    }

    fn stop(mut self) -> Option<i32> {
        self.request("shutdown", Value::Null);
        self.notify("exit", json!(null));
        drop(self.input);
        self.child.wait().expect("the server ends").code()
    }
}

/// `rule line:character-line:character message` of a finding, lines and bytes from 0 on.
fn line(rule: &Value, places: [&Value; 4], severity: &str, message: &str) -> String {
    let [line, column, end_line, end_column] = places;
    format!("{severity} {rule} {line}:{column}-{end_line}:{end_column} {message}")
}

#[test]
fn the_server_and_the_command_line_say_the_same() {
    let texts = texts();
    assert!(texts.len() > 300, "{} texts", texts.len());
    let sandbox = Sandbox::new();
    let uri = |name: &str| format!("file://{}", sandbox.path(name).display());
    let mut server = Server::start(&sandbox);
    let capabilities = json!({ "general": { "positionEncodings": ["utf-8"] }, "textDocument": { "diagnostic": {} } });
    server.request("initialize", json!({ "capabilities": capabilities }));
    server.notify("initialized", json!({}));
    for (name, text) in &texts {
        sandbox.write(name, text);
    }
    let checked = sandbox.run(&["check", "--severity", "advice", "--format", "json"]).json();
    let mut findings = 0;
    for (name, text) in &texts {
        let item = json!({ "uri": uri(name), "languageId": "json", "version": 1, "text": text });
        server.notify("textDocument/didOpen", json!({ "textDocument": item }));
        let answer = server.request("textDocument/diagnostic", json!({ "textDocument": { "uri": uri(name) } }));
        let said: Vec<String> = answer["items"]
            .as_array()
            .expect("findings")
            .iter()
            .map(|item| {
                let [start, end] = [&item["range"]["start"], &item["range"]["end"]];
                let severity = match item["severity"].as_u64() {
                    Some(1) => "error",
                    Some(2) => "warning",
                    Some(4) => "advice",
                    _ => "unknown",
                };
                let message = item["message"].as_str().expect("a message").lines().next().unwrap_or_default();
                line(
                    &item["code"],
                    [&start["line"], &start["character"], &end["line"], &end["character"]],
                    severity,
                    message,
                )
            })
            .collect();
        let file = checked["files"].as_array().expect("files").iter().find(|file| file["path"] == *name);
        let expected: Vec<String> = file
            .and_then(|file| file["diagnostics"].as_array())
            .into_iter()
            .flatten()
            .map(|found| {
                let place = |end: &str| {
                    let offset = found["range"][end]["offset"].as_u64().expect("an offset") as usize;
                    let before = &text[..offset];
                    let line = before.matches('\n').count();
                    (json!(line), json!(offset - before.rfind('\n').map_or(0, |newline| newline + 1)))
                };
                let ((line_start, column), (line_end, end_column)) = (place("start"), place("end"));
                let severity = found["severity"].as_str().expect("a severity");
                let message = found["message"].as_str().expect("a message");
                line(&found["rule"], [&line_start, &column, &line_end, &end_column], severity, message)
            })
            .collect();
        assert_eq!(said, expected, "{name}");
        findings += said.len();
    }
    assert!(findings > 500, "{findings} findings");
    assert_eq!(server.stop(), Some(0));
}

#[test]
fn the_end_of_input_ends_the_server() {
    let served = Sandbox::new().run_with(&["lsp"], &[], b"");
    assert_eq!((served.code, served.stdout.as_str(), served.stderr.as_str()), (1, "", ""));
    let served = Sandbox::new().run_with(&["lsp", "--stdio"], &[], b"nonsense\n");
    assert_eq!((served.code, served.stderr.as_str()), (1, ""));
}

#[cfg(target_os = "linux")]
#[test]
fn memory_does_not_grow_with_the_number_of_changes() {
    let sandbox = Sandbox::new();
    let mut server = Server::start(&sandbox);
    server.request("initialize", json!({ "capabilities": { "textDocument": { "diagnostic": {} } } }));
    server.notify("initialized", json!({}));
    let uri = "file:///web/task-definition.json";
    let text = MISMATCH.replace("app:1.0", &"x".repeat(40_000));
    let item = json!({ "uri": uri, "languageId": "json", "version": 1, "text": text });
    server.notify("textDocument/didOpen", json!({ "textDocument": item }));
    let resident = |server: &Server| {
        let text = std::fs::read_to_string(format!("/proc/{}/statm", server.child.id())).expect("the system tells");
        text.split(' ').nth(1).and_then(|pages| pages.parse::<usize>().ok()).expect("a number") * 4096
    };
    let mut before = 0;
    for version in 2..4_000 {
        let range = json!({ "start": { "line": 1, "character": 2 }, "end": { "line": 1, "character": 2 } });
        let changes = json!([{ "range": range, "text": " " }, { "text": text }]);
        let document = json!({ "uri": uri, "version": version });
        server.notify("textDocument/didChange", json!({ "textDocument": document, "contentChanges": changes }));
        if version % 50 == 0 {
            server.request("textDocument/diagnostic", json!({ "textDocument": { "uri": uri } }));
        }
        if version == 200 {
            before = resident(&server);
        }
    }
    server.request("textDocument/diagnostic", json!({ "textDocument": { "uri": uri } }));
    let after = resident(&server);
    // All versions together have 160 MB.
    assert!(after < before + (32 << 20), "{before} bytes became {after}");
    assert_eq!(server.stop(), Some(0));
}
