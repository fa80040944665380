//! Configurations: the nearest one holds, entries are written into it, and its own mistakes are shown.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::client::{Client, range_of, range_text};
use crate::diagnostics::MISMATCH;

fn capabilities() -> Value {
    json!({
        "textDocument": {
            "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": ["quickfix"] } } },
            "diagnostic": {},
        },
        "workspace": { "applyEdit": true, "workspaceEdit": { "documentChanges": true, "resourceOperations": ["create"] } },
        "window": { "showDocument": { "support": true } },
    })
}

/// A folder with a task definition, open in a client.
struct Opened {
    folder: tempfile::TempDir,
    client: Client,
    file: PathBuf,
}

impl Opened {
    async fn new(config: Option<&str>) -> Self {
        Self::with(capabilities(), config).await
    }

    async fn with(capabilities: Value, config: Option<&str>) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(folder.path().join("web")).expect("a folder");
        let file = folder.path().join("web/task-definition.json");
        std::fs::write(&file, MISMATCH).expect("a file");
        if let Some(config) = config {
            std::fs::write(folder.path().join("ecslint.toml"), config).expect("a file");
        }
        let mut client = Client::connect();
        let root = uri(folder.path());
        let params = json!({
            "capabilities": capabilities,
            "workspaceFolders": [{ "uri": root, "name": "root" }],
            "initializationOptions": { "severity": "error" },
        });
        client.request("initialize", params).await.expect("an answer");
        client.notify("initialized", json!({})).await;
        client.open(&uri(&file), MISMATCH).await;
        Self { folder, client, file }
    }

    async fn rules(&mut self, path: &Path) -> Vec<String> {
        let params = json!({ "textDocument": { "uri": uri(path) } });
        let report = self.client.request("textDocument/diagnostic", params).await.expect("a report");
        let items = report["items"].as_array().expect("findings");
        items
            .iter()
            .map(|item| format!("{} {}", item["code"].as_str().expect("a rule"), range_text(&item["range"])))
            .collect()
    }

    /// The action that keeps the mismatch silent.
    async fn ignoring(&mut self) -> Value {
        let params = json!({
            "textDocument": { "uri": uri(&self.file) },
            "range": range_of([5, 61, 5, 61]),
            "context": { "diagnostics": [] },
        });
        let actions = self.client.request("textDocument/codeAction", params).await.expect("actions");
        let is_ignoring = |action: &&Value| action["title"].as_str().is_some_and(|title| title.starts_with("Ignore"));
        actions.as_array().expect("a list").iter().find(is_ignoring).cloned().expect("an action")
    }

    /// What the configuration says after the edit of an action.
    fn after(&self, action: &Value, before: &str) -> String {
        let operations = edit_of(action)["documentChanges"].as_array().expect("operations");
        let edit = &operations.last().expect("an edit")["edits"][0];
        let line = edit["range"]["start"]["line"].as_u64().expect("a line") as usize;
        let character = edit["range"]["start"]["character"].as_u64().expect("a column") as usize;
        assert_eq!(edit["range"]["start"], edit["range"]["end"], "an insertion");
        let start: usize = before.split_inclusive('\n').take(line).map(str::len).sum();
        let mut text = before.to_owned();
        text.insert_str(start + character, edit["newText"].as_str().expect("text"));
        text
    }
}

/// The edit of an action, which goes with its command where the client applies edits for the server.
fn edit_of(action: &Value) -> &Value {
    action.get("edit").unwrap_or(&action["command"]["arguments"][0])
}

fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}

#[tokio::test]
async fn an_entry_is_added_to_the_nearest_configuration() {
    let before = "# ours\nfail-on = \"warning\"\n";
    let mut opened = Opened::new(Some(before)).await;
    let action = opened.ignoring().await;
    let config = opened.folder.path().join("ecslint.toml");
    let after = opened.after(&action, before);
    insta::assert_snapshot!(after);
    assert_eq!(action["command"]["command"], "ecslint.addEntry");
    opened.client.request("workspace/executeCommand", action["command"].clone()).await.expect("an answer");
    let asked = opened.client.hear("workspace/applyEdit").await;
    assert_eq!(&asked["edit"], edit_of(&action));
    let shown = opened.client.hear("window/showDocument").await;
    assert_eq!((shown["uri"].as_str(), shown["takeFocus"].as_bool()), (Some(uri(&config).as_str()), Some(true)));

    // Once it is saved, the finding is silent.
    std::fs::write(&config, after).expect("a file");
    opened
        .client
        .notify("workspace/didChangeWatchedFiles", json!({ "changes": [{ "uri": uri(&config), "type": 2 }] }))
        .await;
    let file = opened.file.clone();
    assert_eq!(opened.rules(&file).await, [""; 0]);
}

#[tokio::test]
async fn a_client_that_applies_nothing_for_the_server_gets_the_edit_itself() {
    let mut capabilities = capabilities();
    capabilities["workspace"]["applyEdit"] = json!(false);
    let mut opened = Opened::with(capabilities, None).await;
    let action = opened.ignoring().await;
    assert!(action.get("command").is_none());
    assert!(opened.after(&action, "").starts_with("[[ignore]]\n"));
}

#[tokio::test]
async fn without_a_configuration_one_is_made_in_the_folder_of_the_client() {
    let mut opened = Opened::new(None).await;
    let action = opened.ignoring().await;
    let operations = &edit_of(&action)["documentChanges"];
    assert_eq!(operations[0]["kind"], "create");
    assert_eq!(operations[0]["uri"], uri(&opened.folder.path().join("ecslint.toml")));
    assert_eq!(operations[1]["textDocument"]["version"], Value::Null);
    insta::assert_snapshot!(opened.after(&action, ""));
}

#[tokio::test]
async fn an_open_configuration_is_edited_as_it_stands_in_the_editor() {
    let mut opened = Opened::new(Some("")).await;
    let config = opened.folder.path().join("ecslint.toml");
    let text = "# not saved yet";
    opened.client.open(&uri(&config), text).await;
    let action = opened.ignoring().await;
    assert_eq!(edit_of(&action)["documentChanges"][0]["textDocument"]["version"], 1);
    assert!(opened.after(&action, text).starts_with("# not saved yet\n\n[[ignore]]\n"));
}

#[tokio::test]
async fn mistakes_in_a_configuration_are_shown_where_they_stand() {
    let mut opened = Opened::new(None).await;
    let config = opened.folder.path().join("ecslint.toml");
    opened.client.open(&uri(&config), "select = [\"ports\"]\nignroe = [\"iam\"]\n").await;
    assert_eq!(opened.rules(&config).await, ["invalid-config 1:0-1:6"]);
    opened.client.change(&uri(&config), 2, &[(Some([1, 0, 1, 6]), "ignore")]).await;
    assert_eq!(opened.rules(&config).await, [""; 0]);
}

#[tokio::test]
async fn saving_a_configuration_counts_without_watchers() {
    let mut opened = Opened::new(Some("")).await;
    let (config, file) = (opened.folder.path().join("ecslint.toml"), opened.file.clone());
    assert_eq!(opened.rules(&file).await, ["host-port-mismatch 5:60-5:62"]);
    std::fs::write(&config, "ignore = [\"ports\"]\n").expect("a file");
    opened.client.notify("textDocument/didSave", json!({ "textDocument": { "uri": uri(&config) } })).await;
    assert_eq!(opened.rules(&file).await, [""; 0]);
}
