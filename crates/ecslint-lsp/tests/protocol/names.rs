//! Names: where they are given, where they are used, what else they could be.

use serde_json::{Value, json};

use crate::client::{Client, Marked, range_text};

const TEXT: &str = r#"{
  "family": "web",
  "containerDefinitions": [
    { "name": "a▷pp", "image": "app:1.0", "memory": 256, "mountPoints": [{ "sourceVolume": "da◇ta", "containerPath": "/data" }] },
    { "name": "log", "image": "log:1.0", "memory": 64, "links": ["app:alias"],
      "dependsOn": [{ "containerName": "a▶pp", "condition": "START" }] },
    { "name": "${X}", "image": "x:1.0", "memory": 64 }
  ],
  "volumes": [{ "name": "data", "host": {} }]
}
"#;

async fn start(capabilities: Value) -> (Client, Marked) {
    let mut client = Client::start(capabilities).await;
    let marked = Marked::read(TEXT);
    client.open(marked.uri(), &marked.text).await;
    (client, marked)
}

fn ranges(locations: &Value) -> Vec<String> {
    locations.as_array().expect("a list").iter().map(|place| range_text(&place["range"])).collect()
}

#[tokio::test]
async fn definitions() {
    let (mut client, marked) = start(json!({})).await;
    let places = client.request("textDocument/definition", marked.at('▶')).await.expect("an answer");
    assert_eq!(ranges(&places), ["3:15-3:18"]);
    let places = client.request("textDocument/definition", marked.at('◇')).await.expect("an answer");
    assert_eq!(ranges(&places), ["8:25-8:29"]);

    let (mut client, marked) = start(json!({ "textDocument": { "definition": { "linkSupport": true } } })).await;
    let links = client.request("textDocument/definition", marked.at('▶')).await.expect("an answer");
    insta::assert_snapshot!(serde_json::to_string_pretty(&links).expect("JSON"));
}

#[tokio::test]
async fn references_and_highlights() {
    let (mut client, marked) = start(json!({})).await;
    for (include, expected) in
        [(true, vec!["3:15-3:18", "4:66-4:69", "5:40-5:43"]), (false, vec!["4:66-4:69", "5:40-5:43"])]
    {
        let mut params = marked.at('▷');
        params["context"] = json!({ "includeDeclaration": include });
        let places = client.request("textDocument/references", params).await.expect("an answer");
        assert_eq!(ranges(&places), expected);
    }
    let marks = client.request("textDocument/documentHighlight", marked.at('▷')).await.expect("an answer");
    let kinds: Vec<&Value> = marks.as_array().expect("a list").iter().map(|mark| &mark["kind"]).collect();
    assert_eq!((ranges(&marks).len(), kinds), (3, vec![&json!(3), &json!(2), &json!(2)]));
}

#[tokio::test]
async fn renaming() {
    let (mut client, marked) = start(json!({})).await;
    let target = client.request("textDocument/prepareRename", marked.at('▶')).await.expect("an answer");
    assert_eq!((range_text(&target["range"]), &target["placeholder"]), ("5:40-5:43".to_owned(), &json!("app")));
    let mut params = marked.at('▶');
    params["newName"] = json!("server");
    let edit = client.request("textDocument/rename", params.clone()).await.expect("an answer");
    let edits = edit["changes"][marked.uri()].as_array().expect("edits");
    let edits: Vec<String> =
        edits.iter().map(|edit| format!("{} {}", range_text(&edit["range"]), edit["newText"])).collect();
    assert_eq!(edits, ["3:15-3:18 \"server\"", "4:66-4:69 \"server\"", "5:40-5:43 \"server\""]);

    for name in ["log", "no good", ""] {
        params["newName"] = json!(name);
        let error = client.request("textDocument/rename", params.clone()).await.expect_err("a refusal");
        assert_eq!(error["code"], -32803, "{error}");
    }
}
