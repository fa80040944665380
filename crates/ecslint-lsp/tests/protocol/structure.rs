//! Outline, folds, growing selections.

use serde_json::{Value, json};

use crate::client::{Client, Marked, range_text};

const TEXT: &str = r#"{
  "family": "web",
  "networkMode": "awsvpc",
  "containerDefinitions": [
    {
      "name": "app",
      "image": "registry.example.com/app:1▷.0",
      "portMappings": [
        { "containerPort": 8080, "name": "http" }
      ],
      "environment": [{ "name": "MODE", "value": "x" }]
    },
    {
      "image": "half typed",
"#;

async fn start(capabilities: Value) -> (Client, Marked) {
    let mut client = Client::start(capabilities).await;
    let marked = Marked::read(TEXT);
    client.open(marked.uri(), &marked.text).await;
    (client, marked)
}

fn outline(symbols: &Value, depth: usize, shown: &mut String) {
    for symbol in symbols.as_array().into_iter().flatten() {
        let detail = symbol["detail"].as_str().map(|detail| format!(" ({detail})")).unwrap_or_default();
        let place = range_text(&symbol["selectionRange"]);
        shown.push_str(&format!(
            "{}{}{detail} kind {} {place}\n",
            "  ".repeat(depth),
            symbol["name"].as_str().unwrap_or_default(),
            symbol["kind"]
        ));
        outline(&symbol["children"], depth + 1, shown);
    }
}

#[tokio::test]
async fn the_outline_has_levels_where_the_client_shows_them() {
    let symbols = json!({ "textDocument": { "documentSymbol": { "hierarchicalDocumentSymbolSupport": true } } });
    let (mut client, marked) = start(symbols).await;
    let symbols = client.request("textDocument/documentSymbol", marked.whole()).await.expect("an answer");
    let mut shown = String::new();
    outline(&symbols, 0, &mut shown);
    insta::assert_snapshot!(shown);

    let (mut client, marked) = start(json!({})).await;
    let symbols = client.request("textDocument/documentSymbol", marked.whole()).await.expect("an answer");
    let flat: Vec<String> = symbols
        .as_array()
        .expect("a list")
        .iter()
        .map(|symbol| format!("{} in {}", symbol["name"], symbol["containerName"]))
        .collect();
    insta::assert_snapshot!(flat.join("\n"));
}

#[tokio::test]
async fn folds_leave_the_closing_bracket() {
    let (mut client, marked) = start(json!({})).await;
    let folds = client.request("textDocument/foldingRange", marked.whole()).await.expect("an answer");
    let folds: Vec<String> = folds
        .as_array()
        .expect("a list")
        .iter()
        .map(|fold| format!("{}-{}", fold["startLine"], fold["endLine"]))
        .collect();
    insta::assert_snapshot!(folds.join(" "));
}

#[tokio::test]
async fn selections_grow() {
    let (mut client, marked) = start(json!({})).await;
    let mut params = marked.whole();
    params["positions"] = json!([marked.at('▷')["position"], { "line": 99, "character": 0 }]);
    let answer = client.request("textDocument/selectionRange", params).await.expect("an answer");
    assert_eq!(answer.as_array().map(Vec::len), Some(2));
    let mut grown = Vec::new();
    let mut selection = &answer[0];
    while selection.is_object() {
        grown.push(range_text(&selection["range"]));
        selection = &selection["parent"];
    }
    insta::assert_snapshot!(grown.join("\n"));
}
