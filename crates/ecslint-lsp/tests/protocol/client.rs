//! A client that knows nothing of the server but the protocol.

use std::collections::VecDeque;
use std::time::Duration;

use ecslint_lsp::Ending;
use ecslint_project::Date;
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader, DuplexStream, ReadHalf, WriteHalf};
use tokio::task::JoinHandle;

/// Longer than any answer takes, on a busy machine, too.
const PATIENCE: Duration = Duration::from_secs(60);

/// A conversation with a server of its own.
pub(crate) struct Client {
    input: WriteHalf<DuplexStream>,
    output: BufReader<ReadHalf<DuplexStream>>,
    server: JoinHandle<Ending>,
    next_id: i64,
    /// What the server said without being asked, oldest first.
    heard: VecDeque<Value>,
    /// What the client answers when the server asks for settings.
    pub(crate) settings: Value,
}

impl Client {
    /// A server that was told nothing yet.
    pub(crate) fn connect() -> Self {
        let (near, far) = tokio::io::duplex(1 << 16);
        let (output, input) = tokio::io::split(near);
        let today = Date::new(2026, 11, 22).expect("a day");
        let (server_input, server_output) = tokio::io::split(far);
        let server = tokio::spawn(async move {
            ecslint_lsp::serve(server_input, server_output, today).await.expect("the tables are sound")
        });
        Self {
            input,
            output: BufReader::new(output),
            server,
            next_id: 0,
            heard: VecDeque::new(),
            settings: Value::Null,
        }
    }

    /// A server that knows what this client can do.
    pub(crate) async fn start(capabilities: Value) -> Self {
        Self::start_with(capabilities, Value::Null).await
    }

    /// The same with settings of the user.
    pub(crate) async fn start_with(capabilities: Value, options: Value) -> Self {
        let mut client = Self::connect();
        let params = json!({ "processId": null, "rootUri": null, "capabilities": capabilities, "initializationOptions": options });
        client.request("initialize", params).await.expect("an answer");
        client.notify("initialized", json!({})).await;
        client
    }

    /// Sends bytes as they are.
    pub(crate) async fn send_raw(&mut self, bytes: &[u8]) {
        self.input.write_all(bytes).await.expect("the server listens");
    }

    async fn send(&mut self, message: &Value) {
        let body = message.to_string();
        self.send_raw(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes()).await;
    }

    pub(crate) async fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params })).await;
    }

    /// Sends a request without waiting for the answer; returns its number.
    pub(crate) async fn ask(&mut self, method: &str, params: Value) -> i64 {
        self.next_id += 1;
        let mut message = json!({ "jsonrpc": "2.0", "id": self.next_id, "method": method });
        if !params.is_null() {
            message["params"] = params;
        }
        self.send(&message).await;
        self.next_id
    }

    /// Sends a request and waits for the answer.
    ///
    /// # Errors
    /// What the server answered instead of a result.
    pub(crate) async fn request(&mut self, method: &str, params: Value) -> Result<Value, Value> {
        let id = self.ask(method, params).await;
        self.answer(id).await
    }

    /// Waits for the answer to a request.
    pub(crate) async fn answer(&mut self, id: i64) -> Result<Value, Value> {
        loop {
            let message = self.receive().await.expect("the server answers");
            if message["id"] == id && message.get("method").is_none() {
                return match message.get("error") {
                    Some(error) => Err(error.clone()),
                    None => Ok(message["result"].clone()),
                };
            }
            self.heard.push_back(message);
        }
    }

    /// The next message that is not asked for, with this method.
    pub(crate) async fn hear(&mut self, method: &str) -> Value {
        loop {
            if let Some(at) = self.heard.iter().position(|message| message["method"] == method) {
                return self.heard.remove(at).expect("a message")["params"].take();
            }
            let message = self.receive().await.expect("the server goes on");
            self.heard.push_back(message);
        }
    }

    /// What was said without being asked so far, with this method.
    pub(crate) fn heard(&mut self, method: &str) -> Vec<Value> {
        let (wanted, rest) =
            std::mem::take(&mut self.heard).into_iter().partition(|message| message["method"] == method);
        self.heard = rest;
        let wanted: VecDeque<Value> = wanted;
        wanted.into_iter().map(|mut message| message["params"].take()).collect()
    }

    /// The next message; `None` when the server is gone. Requests of the server are answered.
    async fn receive(&mut self) -> Option<Value> {
        let message = tokio::time::timeout(PATIENCE, read(&mut self.output)).await.expect("the server is not stuck")?;
        if let (Some(id), Some(method)) = (message.get("id"), message["method"].as_str()) {
            let result = match method {
                "workspace/configuration" => json!([self.settings]),
                "window/showDocument" => json!({ "success": true }),
                "workspace/applyEdit" => json!({ "applied": true }),
                _ => Value::Null,
            };
            let id = id.clone();
            self.send(&json!({ "jsonrpc": "2.0", "id": id, "result": result })).await;
        }
        Some(message)
    }

    pub(crate) async fn open(&mut self, uri: &str, text: &str) {
        self.open_as(uri, "json", text).await;
    }

    /// Opens a text in a language.
    pub(crate) async fn open_as(&mut self, uri: &str, language: &str, text: &str) {
        let item = json!({ "uri": uri, "languageId": language, "version": 1, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": item })).await;
    }

    /// Sends changes, each a range `[line, character, line, character]` and a text, or a whole text.
    pub(crate) async fn change(&mut self, uri: &str, version: i64, changes: &[(Option<[u32; 4]>, &str)]) {
        let changes: Vec<Value> = changes
            .iter()
            .map(|(range, text)| match range {
                Some(corners) => json!({ "range": range_of(*corners), "text": text }),
                None => json!({ "text": text }),
            })
            .collect();
        let params = json!({ "textDocument": { "uri": uri, "version": version }, "contentChanges": changes });
        self.notify("textDocument/didChange", params).await;
    }

    pub(crate) async fn close(&mut self, uri: &str) {
        self.notify("textDocument/didClose", json!({ "textDocument": { "uri": uri } })).await;
    }

    /// Says goodbye properly.
    pub(crate) async fn stop(mut self) -> Ending {
        self.request("shutdown", Value::Null).await.expect("an answer");
        self.notify("exit", Value::Null).await;
        self.gone().await
    }

    /// Waits for the server to end by itself.
    pub(crate) async fn ended(self) -> Ending {
        let ending = tokio::time::timeout(PATIENCE, self.server).await;
        ending.expect("the server ends").expect("the server does not panic")
    }

    /// Goes away without a word.
    pub(crate) async fn gone(self) -> Ending {
        let Self { input, output, server, .. } = self;
        drop((input, output));
        tokio::time::timeout(PATIENCE, server).await.expect("the server ends").expect("the server does not panic")
    }
}

/// A text with places marked by characters that stand for nothing.
pub(crate) struct Marked {
    pub(crate) text: String,
    places: Vec<(char, u32, u32)>,
}

impl Marked {
    /// Takes the marks out of `text`.
    pub(crate) fn read(text: &str) -> Self {
        let (mut places, mut clean) = (Vec::new(), String::new());
        let (mut line, mut column) = (0, 0);
        for character in text.chars() {
            match character {
                '▷' | '▶' | '◇' | '◆' => {
                    places.push((character, line, column));
                    continue;
                }
                '\n' => (line, column) = (line + 1, 0),
                _ => column += character.len_utf16() as u32,
            }
            clean.push(character);
        }
        Self { text: clean, places }
    }

    /// The address under which the text is opened.
    pub(crate) fn uri(&self) -> &'static str {
        "file:///marked/task-definition.json"
    }

    /// Parameters of a request about the text.
    pub(crate) fn whole(&self) -> Value {
        json!({ "textDocument": { "uri": self.uri() } })
    }

    /// Parameters of a request about a marked place.
    pub(crate) fn at(&self, mark: char) -> Value {
        let place = self.places.iter().find(|(known, ..)| *known == mark).expect("a mark");
        let mut params = self.whole();
        params["position"] = json!({ "line": place.1, "character": place.2 });
        params
    }
}

/// A range from its corners: line, character, line, character.
pub(crate) fn range_of([line, character, end_line, end_character]: [u32; 4]) -> Value {
    json!({
        "start": { "line": line, "character": character },
        "end": { "line": end_line, "character": end_character },
    })
}

/// `line:character-line:character` of a range, all from 0 on.
pub(crate) fn range_text(range: &Value) -> String {
    let position = |end: &str| format!("{}:{}", range[end]["line"], range[end]["character"]);
    format!("{}-{}", position("start"), position("end"))
}

async fn read(output: &mut BufReader<ReadHalf<DuplexStream>>) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).await.ok()? == 0 {
            return None;
        }
        match line.trim_end().split_once(": ") {
            Some(("Content-Length", number)) => length = number.parse().expect("a length"),
            Some(_) => {}
            None => break,
        }
    }
    let mut body = vec![0; length];
    output.read_exact(&mut body).await.ok()?;
    Some(serde_json::from_slice(&body).expect("the server writes JSON"))
}
