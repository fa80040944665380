//! Hovers, inlay hints, lenses and colours.

use serde_json::{Value, json};

use crate::client::{Client, Marked, range_of, range_text};

const TEXT: &str = r#"{
  "family": "web",
  "networkMode": "awsvpc",
  "requiresCompatibilities": ["FARGATE"],
  "c▷pu": "256",
  "memory": "51◇2",
  "containerDefinitions": [
    { "name": "app", "image": "app:1.0", "privi▶leged": true, "memory": 128,
      "mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }],
      "healthCheck": { "command": ["CMD", "true"], "interval": 10, "retries": 4 } }
  ],
  "volumes": [{ "name": "data", "host": {} }, { "name": "spare", "host": {} }],
  "placementConstraints": [{ "type": "memberOf", "expression": "attribute:ecs.os-type == linux and not (task:group in [${X}])" }]
}
"#;

async fn start(capabilities: Value) -> (Client, Marked) {
    let mut client = Client::start(capabilities).await;
    let marked = Marked::read(TEXT);
    client.open(marked.uri(), &marked.text).await;
    (client, marked)
}

#[tokio::test]
async fn hovers() {
    let capabilities = json!({ "textDocument": { "hover": { "contentFormat": ["markdown", "plaintext"] } } });
    let (mut client, marked) = start(capabilities).await;
    let mut shown = String::new();
    for mark in ['▷', '◇', '▶'] {
        let hover = client.request("textDocument/hover", marked.at(mark)).await.expect("an answer");
        assert_eq!(hover["contents"]["kind"], "markdown");
        shown.push_str(&format!(
            "-- {}\n{}\n",
            range_text(&hover["range"]),
            hover["contents"]["value"].as_str().expect("text")
        ));
    }
    insta::assert_snapshot!(shown);
    let (mut client, marked) = start(json!({})).await;
    let hover = client.request("textDocument/hover", marked.at('▷')).await.expect("an answer");
    assert_eq!(hover["contents"]["kind"], "plaintext");
    assert!(hover["contents"]["value"].as_str().is_some_and(|text| text.starts_with("cpu \u{b7} string")), "{hover}");
    let mut nowhere = marked.whole();
    nowhere["position"] = json!({ "line": 99, "character": 0 });
    assert_eq!(client.request("textDocument/hover", nowhere).await, Ok(Value::Null));
}

#[tokio::test]
async fn inlay_hints() {
    let (mut client, marked) = start(json!({})).await;
    let mut params = marked.whole();
    params["range"] = range_of([0, 0, 99, 0]);
    let hints = client.request("textDocument/inlayHint", params).await.expect("an answer");
    let hints: Vec<String> = hints
        .as_array()
        .expect("a list")
        .iter()
        .map(|hint| format!("{}:{} {}", hint["position"]["line"], hint["position"]["character"], hint["label"]))
        .collect();
    insta::assert_snapshot!(hints.join("\n"));
}

#[tokio::test]
async fn lenses_lead_to_places_where_the_client_can_show_them() {
    for (capabilities, command) in [
        (json!({}), ""),
        (json!({ "experimental": { "commands": ["ecslint.showReferences"] } }), "ecslint.showReferences"),
    ] {
        let (mut client, marked) = start(capabilities).await;
        let lenses = client.request("textDocument/codeLens", marked.whole()).await.expect("an answer");
        let lenses = lenses.as_array().expect("a list");
        let shown: Vec<String> =
            lenses.iter().map(|lens| format!("{} {}", range_text(&lens["range"]), lens["command"]["title"])).collect();
        insta::allow_duplicates! { insta::assert_snapshot!("lenses", shown.join("\n")); }
        let used = lenses
            .iter()
            .find(|lens| lens["command"]["title"].as_str().is_some_and(|title| title.contains("mounted")))
            .expect("a use");
        assert_eq!(used["command"]["command"], command);
        assert_eq!(used["command"]["arguments"].as_array().map(Vec::len), (!command.is_empty()).then_some(3));
    }
}

#[tokio::test]
async fn colours_inside_expressions() {
    let (mut client, marked) = start(json!({})).await;
    let tokens = client.request("textDocument/semanticTokens/full", marked.whole()).await.expect("an answer");
    let types = ["variable", "property", "operator", "string", "keyword", "regexp", "macro"];
    let lines: Vec<&str> = marked.text.lines().collect();
    let (mut line, mut character) = (0, 0);
    let mut shown = String::new();
    for token in tokens["data"].as_array().expect("numbers").chunks(5) {
        let numbers: Vec<usize> = token.iter().map(|number| number.as_u64().expect("a number") as usize).collect();
        let [delta_line, delta_start, length, kind, modifiers] = numbers[..] else { panic!("five numbers") };
        (line, character) = (line + delta_line, if delta_line == 0 { character + delta_start } else { delta_start });
        shown.push_str(&format!("{} {} {modifiers}\n", types[kind], &lines[line][character..character + length]));
    }
    insta::assert_snapshot!(shown);
}
