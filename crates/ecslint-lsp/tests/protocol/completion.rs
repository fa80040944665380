//! What is offered, and what it does to the text.

use serde_json::{Value, json};

use crate::client::{Client, Marked, range_text};

fn capabilities() -> Value {
    json!({ "textDocument": { "completion": { "completionItem": {
        "snippetSupport": true,
        "documentationFormat": ["markdown"],
        "tagSupport": { "valueSet": [1] },
        "insertTextModeSupport": { "valueSet": [1, 2] },
    } } } })
}

/// What is offered at `▷` in `text`.
async fn offered(text: &str, capabilities: Value) -> Vec<Value> {
    let mut client = Client::start(capabilities).await;
    let marked = Marked::read(text);
    client.open(marked.uri(), &marked.text).await;
    let list = client.request("textDocument/completion", marked.at('▷')).await.expect("an answer");
    assert_eq!(list["isIncomplete"], false);
    let mut items = list["items"].as_array().expect("a list").clone();
    items.sort_by_key(|item| item["sortText"].as_str().map(str::to_owned));
    items
}

fn labels(items: &[Value]) -> Vec<&str> {
    items.iter().map(|item| item["label"].as_str().expect("a label")).collect()
}

const FARGATE: &str =
    r#"{ "family": "a", "requiresCompatibilities": ["FARGATE"], "networkMode": "awsvpc", "cpu": "512", "#;

#[tokio::test]
async fn values_that_fit() {
    let items = offered(&format!("{FARGATE}\"memory\": \"▷\" }}"), capabilities()).await;
    assert_eq!(labels(&items)[..2], ["1024", "2048"], "{items:?}");
}

#[tokio::test]
async fn an_item_in_full() {
    let items = offered(&format!("{FARGATE}\n  \"volu▷\n}}"), capabilities()).await;
    let volumes = items.iter().find(|item| item["label"] == "volumes").expect("volumes");
    insta::assert_snapshot!(serde_json::to_string_pretty(volumes).expect("JSON"));
}

#[tokio::test]
async fn a_client_that_knows_little_gets_plain_text_with_its_indentation() {
    let items = offered(&format!("{FARGATE}\n    \"port▷\n}}"), json!({})).await;
    assert!(items.iter().all(|item| item["insertTextFormat"] == 1 && item.get("insertTextMode").is_none()));
    let text = r#"[ { "name": "a", "image": "a:1",
        "portMap▷ } ]"#;
    let items = offered(text, json!({})).await;
    let ports = items.iter().find(|item| item["label"] == "portMappings").expect("port mappings");
    insta::assert_snapshot!(ports["textEdit"]["newText"].as_str().expect("text"));
}

#[tokio::test]
async fn refused_members_are_struck_out_and_last() {
    let text = format!("{FARGATE} \"containerDefinitions\": [{{ \"name\": \"a\", \"▷\" }}] }}");
    let items = offered(&text, capabilities()).await;
    let links = items.iter().find(|item| item["label"] == "links").expect("links");
    assert_eq!(links["tags"], json!([1]));
    let struck: Vec<bool> = items.iter().map(|item| item["tags"] == json!([1])).collect();
    assert!(struck.is_sorted(), "{struck:?}");
}

#[tokio::test]
async fn names_of_other_containers() {
    let text =
        r#"{ "containerDefinitions": [{ "name": "db" }, { "name": "app", "dependsOn": [{ "containerName": "▷" }] }] }"#;
    let items = offered(text, capabilities()).await;
    let shown: Vec<String> = items
        .iter()
        .map(|item| {
            format!(
                "{} kind {} {} {}",
                item["label"],
                item["kind"],
                range_text(&item["textEdit"]["range"]),
                item["textEdit"]["newText"]
            )
        })
        .collect();
    insta::assert_snapshot!(shown.join("\n"));
}

#[tokio::test]
async fn an_empty_file_begins_with_a_whole_definition() {
    for text in ["▷", "{▷}", "\n▷\n"] {
        let items = offered(text, capabilities()).await;
        assert!(labels(&items).iter().any(|label| label.contains("Fargate")), "{text:?}: {:?}", labels(&items));
    }
    let mut client = Client::start(capabilities()).await;
    client.open("file:///package.json", "{}").await;
    let params =
        json!({ "textDocument": { "uri": "file:///package.json" }, "position": { "line": 0, "character": 1 } });
    assert_eq!(client.request("textDocument/completion", params).await, Ok(Value::Null));
}

#[tokio::test]
async fn inside_quotes_nothing_has_quotes() {
    for (typed, expected) in [
        ("\"br▷ow\"", "1:18-1:22 bridge bridge"),
        ("\"▷\"", "1:18-1:18 bridge bridge"),
        ("\"br▷", "1:18-1:20 bridge bridge\""),
        ("br▷", "1:17-1:19 bridge \"bridge\""),
        ("▷", "1:17-1:17 bridge \"bridge\""),
    ] {
        let items = offered(&format!("{{ \"family\": \"a\",\n  \"networkMode\": {typed}\n}}"), json!({})).await;
        let bridge =
            items.iter().find(|item| item["label"] == "bridge").unwrap_or_else(|| panic!("{typed}: {items:?}"));
        let edit = &bridge["textEdit"];
        let words = [&bridge["filterText"], &edit["newText"]].map(|word| word.as_str().expect("text"));
        assert_eq!(format!("{} {}", range_text(&edit["range"]), words.join(" ")), expected, "{typed}");
    }
}
