//! What can be done about a finding.

use serde_json::{Value, json};

use crate::client::{Client, range_of, range_text};
use crate::diagnostics::{MISMATCH, URI};

fn capabilities() -> Value {
    json!({
        "textDocument": { "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": ["quickfix", "source"] } } } },
        "workspace": { "workspaceEdit": { "documentChanges": true } },
        "window": { "showDocument": { "support": true } },
    })
}

async fn actions(client: &mut Client, range: [u32; 4], only: Value) -> Vec<Value> {
    let mut context = json!({ "diagnostics": [] });
    if !only.is_null() {
        context["only"] = only;
    }
    let params = json!({ "textDocument": { "uri": URI }, "range": range_of(range), "context": context });
    let answer = client.request("textDocument/codeAction", params).await.expect("an answer");
    answer.as_array().cloned().unwrap_or_default()
}

/// A line for each action, with its edits below.
fn shown(actions: &[Value]) -> String {
    let mut shown = String::new();
    for action in actions {
        let preferred = if action["isPreferred"] == true { " preferred" } else { "" };
        shown.push_str(&format!(
            "[{}{preferred}] {}\n",
            action["kind"].as_str().unwrap_or_default(),
            action["title"].as_str().unwrap_or_default()
        ));
        for change in action["edit"]["documentChanges"].as_array().into_iter().flatten() {
            for edit in change["edits"].as_array().into_iter().flatten() {
                shown.push_str(&format!(
                    "    v{} {} {}\n",
                    change["textDocument"]["version"],
                    range_text(&edit["range"]),
                    edit["newText"]
                ));
            }
        }
        if action["command"].is_object() {
            shown.push_str(&format!("    {} {}\n", action["command"]["command"], action["command"]["arguments"]));
        }
    }
    shown
}

#[tokio::test]
async fn fixes_and_pages_of_a_finding() {
    let mut client = Client::start_with(capabilities(), json!({ "severity": "error" })).await;
    client.open(URI, MISMATCH).await;
    insta::assert_snapshot!(shown(&actions(&mut client, [5, 61, 5, 61], Value::Null).await));
    assert_eq!(actions(&mut client, [0, 0, 0, 0], json!(["quickfix"])).await, Vec::<Value>::new());
}

#[tokio::test]
async fn everything_of_a_kind_and_everything_in_the_file() {
    let text = r#"{
  "family": "web",
  "revision": 3,
  "status": "ACTIVE",
  "requiresCompatibilities": ["FARGATE"], "networkMode": "awsvpc", "cpu": "256", "memory": "512",
  "containerDefinitions": [
    { "name": "app", "image": "app:1.0", "links": null, "privileged": null }
  ]
}
"#;
    let mut client = Client::start_with(capabilities(), json!({ "severity": "warning" })).await;
    client.open(URI, text).await;
    insta::assert_snapshot!(shown(&actions(&mut client, [2, 4, 2, 4], json!(["quickfix"])).await));
    for only in ["source.fixAll", "source.fixAll.ecslint", "source", ""] {
        let all = actions(&mut client, [0, 0, 0, 0], json!([only])).await;
        let all: Vec<Value> = all.into_iter().filter(|action| action["kind"] == "source.fixAll.ecslint").collect();
        insta::allow_duplicates! { insta::assert_snapshot!("everything_in_the_file", shown(&all)); }
    }
}

#[tokio::test]
async fn clients_without_versions_get_plain_changes() {
    let mut less = capabilities();
    less["workspace"] = json!({});
    let mut client = Client::start_with(less, json!({ "severity": "error" })).await;
    client.open(URI, MISMATCH).await;
    let found = actions(&mut client, [5, 61, 5, 61], json!(["quickfix"])).await;
    assert_eq!(found[0]["edit"]["changes"][URI][0]["newText"], "8080");
    let mut client = Client::start(json!({})).await;
    client.open(URI, MISMATCH).await;
    assert_eq!(actions(&mut client, [5, 61, 5, 61], Value::Null).await, Vec::<Value>::new());
}

#[tokio::test]
async fn the_page_of_a_rule_is_opened_in_the_browser() {
    let mut client = Client::start(capabilities()).await;
    let params = json!({ "command": "ecslint.openRulePage", "arguments": ["host-port-mismatch"] });
    client.request("workspace/executeCommand", params).await.expect("an answer");
    let shown = client.hear("window/showDocument").await;
    assert_eq!(shown["external"], true);
    assert!(shown["uri"].as_str().is_some_and(|uri| uri.ends_with("/rules/ports/host-port-mismatch.md")));
    let params = json!({ "command": "ecslint.openRulePage", "arguments": ["no-such-rule"] });
    assert_eq!(client.request("workspace/executeCommand", params).await.expect_err("no such rule")["code"], -32602);
}
