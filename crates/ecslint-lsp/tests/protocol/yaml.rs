//! Task definitions in YAML, through the protocol.

use serde_json::{Value, json};

use crate::client::{Client, Marked, range_of, range_text};

const URI: &str = "file:///web/task-definition.yaml";

/// A definition with a port that does not fit, a member that is misspelled, a number that is to be a text, and characters of two UTF-16 units.
const TEXT: &str = r#"# the shop 😀
family: shop
networkMode: awsvpc
containerDefinitions:
  - name: app
    image: 'app:1.0'
    memory: 256
    esential: true
    environment: [{name: "😀", value: x}, {name: B, value: ▷}]
    portMappings:
      - {containerPort: 8080, hostPort: 80}
    dependsOn:
      - containerName: d◇b
        condition: START
  - name: "db"
    image: postgres:17
    memory: 64
cpu: 256
"#;

fn capabilities() -> Value {
    json!({
        "textDocument": {
            "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": ["quickfix", "source"] } } },
            "completion": { "completionItem": { "snippetSupport": true } },
            "documentSymbol": { "hierarchicalDocumentSymbolSupport": true },
            "diagnostic": {},
        },
        "workspace": { "workspaceEdit": { "documentChanges": true } },
    })
}

/// A client in which `text` is open, and the places in it.
async fn start(uri: &str, text: &str) -> (Client, Marked) {
    let mut client = Client::start_with(capabilities(), json!({ "severity": "error" })).await;
    let marked = Marked::read(text);
    client.open(uri, &marked.text).await;
    (client, marked)
}

/// Parameters of a request about the text at `uri`, at a marked place.
fn at(uri: &str, marked: &Marked, mark: char) -> Value {
    let mut params = marked.at(mark);
    params["textDocument"]["uri"] = json!(uri);
    params
}

fn about(uri: &str) -> Value {
    json!({ "textDocument": { "uri": uri } })
}

async fn findings(client: &mut Client, uri: &str) -> Vec<String> {
    let report = client.request("textDocument/diagnostic", about(uri)).await.expect("a report");
    let items = report["items"].as_array().expect("findings");
    items
        .iter()
        .map(|item| format!("{} {}", item["code"].as_str().expect("a rule"), range_text(&item["range"])))
        .collect()
}

async fn actions(client: &mut Client, range: [u32; 4], only: &str) -> Vec<Value> {
    let context = json!({ "diagnostics": [], "only": [only] });
    let params = json!({ "textDocument": { "uri": URI }, "range": range_of(range), "context": context });
    let answer = client.request("textDocument/codeAction", params).await.expect("an answer");
    answer.as_array().cloned().unwrap_or_default()
}

/// The text after the edits of an action or a renaming.
fn edited(text: &str, edit: &Value) -> String {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let offset = |position: &Value| {
        let line = position["line"].as_u64().expect("a line") as usize;
        let mut units = position["character"].as_u64().expect("a column") as usize;
        let before: usize = lines.iter().take(line).map(|line| line.len()).sum();
        let column: usize = lines
            .get(line)
            .unwrap_or(&"")
            .chars()
            .take_while(|character| {
                let is_before = units > 0;
                units = units.saturating_sub(character.len_utf16());
                is_before
            })
            .map(char::len_utf8)
            .sum();
        before + column
    };
    let edits = edit["documentChanges"][0]["edits"].as_array().expect("edits");
    let mut edits: Vec<(usize, usize, &str)> = edits
        .iter()
        .map(|edit| {
            let range = &edit["range"];
            (offset(&range["start"]), offset(&range["end"]), edit["newText"].as_str().expect("a text"))
        })
        .collect();
    edits.sort_unstable();
    let mut text = text.to_owned();
    for (start, end, new) in edits.into_iter().rev() {
        text.replace_range(start..end, new);
    }
    text
}

/// The lines that differ, as they are after.
fn changed(before: &str, after: &str) -> String {
    let old: Vec<&str> = before.lines().collect();
    after.lines().filter(|line| !old.contains(line)).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn findings_stand_where_they_are() {
    let (mut client, _) = start(URI, TEXT).await;
    assert_eq!(
        findings(&mut client, URI).await,
        ["misspelled-member 7:4-7:12", "host-port-mismatch 10:40-10:42", "wrong-type 17:5-17:8"]
    );
    // Behind characters of two units the columns are those of the editor.
    client.change(URI, 2, &[(Some([8, 61, 8, 61]), "[]")]).await;
    let found = findings(&mut client, URI).await;
    assert!(found.iter().any(|found| found.ends_with("8:61-8:63")), "{found:?}");
    client.change(URI, 3, &[(None, "family: a\nfam\ncontainerDefinitions: []\nnetworkMode: [\n")]).await;
    assert!(!findings(&mut client, URI).await.is_empty());
}

#[tokio::test]
async fn fixes_keep_the_style() {
    let (mut client, marked) = start(URI, TEXT).await;
    let mut shown = String::new();
    for range in [[7, 6, 7, 6], [10, 41, 10, 41]] {
        for action in actions(&mut client, range, "quickfix").await {
            let title = action["title"].as_str().expect("a title").to_owned();
            let after = action["edit"]["documentChanges"].is_array().then(|| edited(&marked.text, &action["edit"]));
            shown.push_str(&format!("{title}\n"));
            for line in after
                .iter()
                .flat_map(|after| changed(&marked.text, after).lines().map(str::to_owned).collect::<Vec<_>>())
            {
                shown.push_str(&format!("    {line}\n"));
            }
        }
    }
    insta::assert_snapshot!(shown);
    let all = actions(&mut client, [0, 0, 0, 0], "source.fixAll").await;
    let after = edited(&marked.text, &all[0]["edit"]);
    assert_eq!(changed(&marked.text, &after), "cpu: \"256\"");
}

#[tokio::test]
async fn a_comment_keeps_a_finding_silent() {
    let (mut client, marked) = start(URI, TEXT).await;
    let all = actions(&mut client, [10, 41, 10, 41], "quickfix").await;
    let is_meant = |action: &&Value| action["title"].as_str().is_some_and(|title| title.ends_with("by a comment"));
    let comment = all.iter().find(is_meant).expect("a comment");
    assert_eq!(comment["title"], "Ignore `host-port-mismatch` here, by a comment");
    let after = edited(&marked.text, &comment["edit"]);
    assert_eq!(changed(&marked.text, &after), "      # ecslint: ignore[host-port-mismatch]");
    client.change(URI, 2, &[(None, &after)]).await;
    assert_eq!(findings(&mut client, URI).await, ["misspelled-member 7:4-7:12", "wrong-type 18:5-18:8"]);
}

#[tokio::test]
async fn reading_and_names() {
    let (mut client, marked) = start(URI, TEXT).await;
    let hover = client.request("textDocument/hover", at(URI, &marked, '◇')).await.expect("an answer");
    assert_eq!(range_text(&hover["range"]), "12:23-12:25");
    assert!(hover["contents"]["value"].as_str().expect("a text").contains("postgres:17"), "{hover}");

    let places = client.request("textDocument/definition", at(URI, &marked, '◇')).await.expect("an answer");
    assert_eq!(range_text(&places[0]["range"]), "14:11-14:13");
    let mut params = at(URI, &marked, '◇');
    params["newName"] = json!("store");
    let edit = client.request("textDocument/rename", params).await.expect("an edit");
    let after = edited(&marked.text, &edit);
    assert_eq!(changed(&marked.text, &after), "      - containerName: store\n  - name: \"store\"");

    let symbols = client.request("textDocument/documentSymbol", about(URI)).await.expect("an answer");
    let names: Vec<&str> = symbols[0]["children"]
        .as_array()
        .expect("parts")
        .iter()
        .map(|symbol| symbol["name"].as_str().expect("a name"))
        .collect();
    assert_eq!((symbols[0]["name"].as_str(), names), (Some("shop"), vec!["app", "db"]));

    let folds = client.request("textDocument/foldingRange", about(URI)).await.expect("an answer");
    let folds: Vec<String> = folds
        .as_array()
        .expect("a list")
        .iter()
        .map(|fold| format!("{}-{}", fold["startLine"], fold["endLine"]))
        .collect();
    assert_eq!(folds.join(" "), "3-16 4-13 9-10 11-13 12-13 14-16");
    for method in ["textDocument/codeLens", "textDocument/semanticTokens/full"] {
        assert!(client.request(method, about(URI)).await.is_ok(), "{method}");
    }
}

/// What is offered at the mark; nothing where there is no list.
async fn items(uri: &str, language: &str, text: &str) -> Vec<Value> {
    let mut client = Client::start_with(capabilities(), Value::Null).await;
    let marked = Marked::read(text);
    client.open_as(uri, language, &marked.text).await;
    let list = client.request("textDocument/completion", at(uri, &marked, '▷')).await.expect("an answer");
    list["items"].as_array().cloned().unwrap_or_default()
}

/// The range that is replaced by what is offered as `label`, and by what.
fn edit_of(items: &[Value], label: &str) -> String {
    let labels: Vec<&Value> = items.iter().map(|item| &item["label"]).collect();
    let item = items.iter().find(|item| item["label"] == label).unwrap_or_else(|| panic!("no {label} in {labels:?}"));
    let edit = &item["textEdit"];
    format!("{} {}", range_text(&edit["range"]), edit["newText"].as_str().expect("a text"))
}

#[tokio::test]
async fn half_typed_lines_are_completed() {
    for (text, label, expected) in [
        ("family: a\nnetw▷\n", "networkMode", "1:0-1:4 networkMode: ${1|"),
        ("family: a\nnetworkMode: br▷\n", "bridge", "1:13-1:15 bridge"),
        ("family: a\nnetworkMode:▷\n", "bridge", "1:12-1:12  bridge"),
        ("family: a\nnetworkMode: \"br▷\"\n", "bridge", "1:14-1:16 bridge"),
        // The client does not indent lines by itself, so they come with the blanks of theirs.
        (
            "containerDefinitions:\n  - name: 😀\n    port▷",
            "portMappings",
            "2:4-2:8 portMappings:\n      - containerPort",
        ),
        (
            "containerDefinitions:\n  - linuxParameters: {capabilities: {add: [\"😀\", ▷]}}\n",
            "SYS_PTRACE",
            "1:49-1:49 SYS_PTRACE",
        ),
    ] {
        let edit = edit_of(&items(URI, "yaml", text).await, label);
        assert!(edit.starts_with(expected), "{edit:?} in {text}");
    }
    let in_braces = "containerDefinitions:\n  - environment: [{name: \"😀\", value: \"▷\"}]\n    port";
    assert_eq!(items(URI, "yaml", in_braces).await, Vec::<Value>::new());
}

#[tokio::test]
async fn texts_begin_with_a_whole_definition() {
    for text in ["▷", "# a task\n▷\n", "fa▷"] {
        let items = items(URI, "yaml", text).await;
        let wholes = items.iter().filter(|item| item["label"].as_str().is_some_and(|label| label.contains("Fargate")));
        let texts: Vec<String> = wholes.map(|item| item["textEdit"]["newText"].to_string()).collect();
        assert!(texts.iter().any(|text| text.contains("containerDefinitions:\\n  - name: ")), "{texts:?}");
    }
    // A text that is no file yet is in the language that the client says.
    let half = "{family: a, containerDefinitions: [{name: a, image: b}],\nrequiresCompatibilities: [▷]}\n";
    assert_eq!(edit_of(&items("untitled:Untitled-1", "yaml", half).await, "EC2"), "1:26-1:26 EC2");
}

#[tokio::test]
async fn other_texts_are_left_alone() {
    let deployment = "apiVersion: apps/v1\nkind: Deployment\nspec:\n  cont▷ainers:\n    - name: a◇\n      image: b\n";
    check_left_alone("file:///k8s/deployment.yaml", deployment).await;
    // The name alone makes no task definition of a pipeline.
    let pipeline = "name: a◇\non: push\njobs:\n  ▷\n";
    check_left_alone("file:///ci/deploy-task-definition.yml", pipeline).await;
}

async fn check_left_alone(uri: &str, text: &str) {
    let (mut client, marked) = start(uri, text).await;
    assert_eq!(findings(&mut client, uri).await, Vec::<String>::new());
    for method in ["textDocument/completion", "textDocument/hover", "textDocument/definition"] {
        for mark in ['▷', '◇'] {
            assert_eq!(client.request(method, at(uri, &marked, mark)).await, Ok(Value::Null), "{method}");
        }
    }
    for method in ["textDocument/documentSymbol", "textDocument/foldingRange", "textDocument/codeLens"] {
        assert_eq!(client.request(method, about(uri)).await, Ok(Value::Null), "{method}");
    }
}
