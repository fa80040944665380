//! Nonsense of every kind: the server lives, answers, forgets nothing and keeps nothing.

use std::collections::BTreeMap;

use ecslint_project::{Project, Settings};
use serde_json::{Value, json};

use crate::client::{Client, range_of, range_text};
use crate::diagnostics::MISMATCH;

/// How many edits are sent in all.
const EDITS: usize = 100_000;

/// How many edits go into one message.
const EDITS_A_MESSAGE: usize = 20;

/// A plain generator of numbers that look random; the same on every run.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    fn one_of<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }
}

/// A text as an editor holds it: an independent account of what edits do, character by character in UTF-16.
#[derive(Clone)]
struct Mirror(Vec<u16>);

impl Mirror {
    fn new(text: &str) -> Self {
        Self(text.encode_utf16().collect())
    }

    fn text(&self) -> String {
        String::from_utf16(&self.0).expect("edits keep pairs together")
    }

    /// Where lines begin: behind `\n`, `\r\n` and a lone `\r`.
    fn line_starts(&self) -> Vec<usize> {
        let (newline, carriage_return) = (u16::from(b'\n'), u16::from(b'\r'));
        let ends = |at: &usize| {
            self.0[*at] == newline || (self.0[*at] == carriage_return && self.0.get(at + 1) != Some(&newline))
        };
        std::iter::once(0).chain((0..self.0.len()).filter(ends).map(|at| at + 1)).collect()
    }

    fn offset(&self, line: u32, character: u32) -> usize {
        let starts = self.line_starts();
        let Some(&start) = starts.get(line as usize) else { return self.0.len() };
        let next = starts.get(line as usize + 1).copied().unwrap_or(self.0.len());
        let is_end = |unit: &u16| *unit == u16::from(b'\n') || *unit == u16::from(b'\r');
        let content = self.0[start..next].iter().rposition(|unit| !is_end(unit)).map_or(start, |last| start + last + 1);
        let offset = start.saturating_add(character as usize).min(content);
        // Between the halves of a pair counts as before it.
        let is_inside = offset > start && offset < self.0.len() && (0xDC00..0xE000).contains(&self.0[offset]);
        if is_inside { offset - 1 } else { offset }
    }

    fn edit(&mut self, [line, character, end_line, end_character]: [u32; 4], text: &str) {
        let start = self.offset(line, character);
        let end = self.offset(end_line, end_character).max(start);
        self.0.splice(start..end, text.encode_utf16());
    }
}

/// Pieces that make and break JSON, with characters of one to four bytes.
const PIECES: [&str; 22] = [
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "\\u00",
    "\n",
    "\r\n",
    "\r",
    "${X}",
    "é",
    "😀",
    "null",
    "-1e9",
    " ",
    "//",
    "\"containerDefinitions\": [",
    "\"name\": \"app\"",
    "\u{feff}",
];

const URIS: [&str; 3] = ["file:///a/task-definition.json", "untitled:Untitled-1", "file:///b/some%20where/other.jsonc"];

fn position(numbers: &mut Numbers) -> (u32, u32) {
    match numbers.below(20) {
        0 => (u32::MAX, u32::MAX),
        1 => (0, u32::MAX),
        2 => (5_000, 0),
        _ => (numbers.below(12) as u32, numbers.below(90) as u32),
    }
}

#[tokio::test]
async fn a_hundred_thousand_edits_end_in_the_same_text() {
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    let mut client = Client::start(json!({ "textDocument": { "diagnostic": {} } })).await;
    let mut mirrors: BTreeMap<&str, Mirror> = BTreeMap::new();
    for uri in URIS {
        client.open(uri, MISMATCH).await;
        mirrors.insert(uri, Mirror::new(MISMATCH));
    }
    for message in 0..EDITS / EDITS_A_MESSAGE {
        let uri = *numbers.one_of(&URIS);
        let mirror = mirrors.get_mut(uri).expect("a mirror");
        let mut changes = Vec::new();
        for _ in 0..EDITS_A_MESSAGE {
            let ((line, character), (end_line, end_character)) = (position(&mut numbers), position(&mut numbers));
            let corners = if mirror.0.len() > 4_000 || numbers.below(3) == 0 {
                [line, character, end_line, end_character]
            } else {
                [line, character, line, character]
            };
            let piece = *numbers.one_of(&PIECES);
            mirror.edit(corners, piece);
            changes.push((Some(corners), piece));
        }
        if numbers.below(50) == 0 {
            *mirror = Mirror::new(MISMATCH);
            changes.push((None, MISMATCH));
        }
        client.change(uri, message as i64, &changes).await;
        if message % 50 == 0 {
            agree(&mut client, uri, &mirrors[uri]).await;
        }
    }
    for (uri, mirror) in &mirrors {
        agree(&mut client, uri, mirror).await;
    }
    client.stop().await;
}

/// The server says of its text what a fresh check says of ours.
async fn agree(client: &mut Client, uri: &str, mirror: &Mirror) {
    let params = json!({ "textDocument": { "uri": uri } });
    let report = client.request("textDocument/diagnostic", params).await.expect("a report");
    let said: Vec<(String, String)> = report["items"]
        .as_array()
        .expect("findings")
        .iter()
        .map(|item| (item["code"].as_str().expect("a rule").to_owned(), range_text(&item["range"])))
        .collect();
    let text = mirror.text();
    let project = Project::new(Settings::default()).expect("a project");
    let checked = project.check_text(std::path::Path::new(uri), text.as_bytes());
    let expected: Vec<(String, String)> = checked
        .diagnostics
        .iter()
        .map(|found| {
            let place = |offset: u32| {
                let before: Vec<u16> = text[..offset as usize].encode_utf16().collect();
                let starts = Mirror(text.encode_utf16().collect()).line_starts();
                let line = starts.partition_point(|start| *start <= before.len()) - 1;
                format!("{line}:{}", before.len() - starts[line])
            };
            (found.rule.name.to_owned(), format!("{}-{}", place(found.span.start), place(found.span.end)))
        })
        .collect();
    assert_eq!(said, expected, "{uri}: {text:?}");
}

/// Every request that the server announces, and some that it does not.
const REQUESTS: [&str; 19] = [
    "textDocument/diagnostic",
    "textDocument/codeAction",
    "textDocument/completion",
    "textDocument/hover",
    "textDocument/definition",
    "textDocument/references",
    "textDocument/documentHighlight",
    "textDocument/prepareRename",
    "textDocument/rename",
    "textDocument/documentSymbol",
    "textDocument/foldingRange",
    "textDocument/selectionRange",
    "textDocument/inlayHint",
    "textDocument/codeLens",
    "textDocument/semanticTokens/full",
    "workspace/executeCommand",
    "workspace/symbol",
    "completionItem/resolve",
    "initialize",
];

fn nonsense(numbers: &mut Numbers) -> Value {
    match numbers.below(9) {
        0 => Value::Null,
        1 => json!([]),
        2 => json!({ "textDocument": null }),
        3 => {
            json!({ "textDocument": { "uri": "not an address at all" }, "position": { "line": -1, "character": 1.5 } })
        }
        4 => json!("text"),
        _ => {
            let uri = if numbers.below(4) == 0 { "file:///never/opened.json" } else { *numbers.one_of(&URIS) };
            let ((line, character), (end_line, end_character)) = (position(numbers), position(numbers));
            json!({
                "textDocument": { "uri": uri, "version": numbers.below(9) as i64 - 4 },
                "position": { "line": line, "character": character },
                "positions": [{ "line": line, "character": character }],
                "range": range_of([line, character, end_line, end_character]),
                "context": { "diagnostics": [], "includeDeclaration": true },
                "newName": *numbers.one_of(&PIECES),
                "command": "ecslint.openRulePage",
                "arguments": [null, 1],
                "contentChanges": [{ "range": range_of([end_line, end_character, line, character]), "text": *numbers.one_of(&PIECES) }],
            })
        }
    }
}

#[tokio::test]
async fn nonsense_is_answered() {
    let mut numbers = Numbers(0x2545_F491_4F6C_DD1D);
    let mut client = Client::start(json!({
        "textDocument": { "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [] } } } },
    }))
    .await;
    for round in 0..3_000 {
        let uri = *numbers.one_of(&URIS);
        match numbers.below(12) {
            0 => client.open(uri, MISMATCH).await,
            1 => client.close(uri).await,
            2 => client.notify("textDocument/didChange", nonsense(&mut numbers)).await,
            3 => client.notify("textDocument/didOpen", nonsense(&mut numbers)).await,
            4 => client.notify("workspace/didChangeConfiguration", json!({ "settings": nonsense(&mut numbers) })).await,
            5 => client.notify("no/such/thing", nonsense(&mut numbers)).await,
            6 => client.notify("$/cancelRequest", json!({ "id": round })).await,
            7 => {
                let mut bytes = format!("Content-Length: {}\r\n\r\n", numbers.below(40)).into_bytes();
                bytes.extend((0..numbers.below(60)).map(|_| numbers.next() as u8));
                // What is left of a promised length is taken from what follows: so much is lost, and no more.
                bytes.extend([b'\n'; 64]);
                client.send_raw(&bytes).await;
            }
            8 => client.send_raw(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n").await,
            _ => {
                let method = *numbers.one_of(&REQUESTS);
                let params = nonsense(&mut numbers);
                // An answer or a refusal: both are answers.
                let _ = client.request(method, params).await;
            }
        }
    }
    for uri in URIS {
        client.close(uri).await;
    }
    client.heard("textDocument/publishDiagnostics");
    client.open(URIS[0], MISMATCH).await;
    client.notify("workspace/didChangeConfiguration", json!({ "settings": { "severity": "error" } })).await;
    loop {
        let published = client.hear("textDocument/publishDiagnostics").await;
        let codes: Vec<&Value> =
            published["diagnostics"].as_array().expect("findings").iter().map(|item| &item["code"]).collect();
        if published["uri"] == URIS[0] && codes == ["host-port-mismatch"] {
            break;
        }
    }
    client.stop().await;
}

#[tokio::test]
async fn a_text_that_is_closed_in_the_middle_stays_silent() {
    let mut client = Client::start(json!({})).await;
    for round in 0..200 {
        client.open(URIS[0], MISMATCH).await;
        for version in 2..5 {
            client.change(URIS[0], version, &[(Some([0, 1, 0, 1]), " ")]).await;
        }
        client.close(URIS[0]).await;
        if round % 20 == 0 {
            client.request("workspace/executeCommand", json!({ "command": "none" })).await.expect_err("no command");
        }
    }
    client.request("shutdown", Value::Null).await.expect("an answer");
    let mut last = client.heard("textDocument/publishDiagnostics").pop();
    while last.as_ref().is_none_or(|said| said["diagnostics"] != json!([])) {
        last = Some(client.hear("textDocument/publishDiagnostics").await);
    }
}
