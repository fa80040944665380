//! Findings, pushed and pulled.

use serde_json::{Value, json};

use crate::client::{Client, range_text};

pub(crate) const URI: &str = "file:///web/task-definition.json";

/// A task definition with one error.
pub(crate) const MISMATCH: &str = r#"{
  "family": "web",
  "networkMode": "awsvpc",
  "containerDefinitions": [
    { "name": "app", "image": "app:1.0", "memory": 256, "user": "1000", "readonlyRootFilesystem": true,
      "portMappings": [{ "containerPort": 8080, "hostPort": 80 }] }
  ]
}
"#;

/// The rules that speak, each with its range.
fn rules(report: &Value) -> Vec<String> {
    let items = report["diagnostics"].as_array().or(report["items"].as_array()).expect("findings");
    items
        .iter()
        .map(|item| format!("{} {}", item["code"].as_str().expect("a rule"), range_text(&item["range"])))
        .collect()
}

/// Only errors, so that advice does not crowd the tests.
fn errors_only() -> Value {
    json!({ "severity": "error" })
}

#[tokio::test]
async fn findings_are_published_when_a_text_is_opened_changed_and_closed() {
    let mut client = Client::start_with(json!({}), errors_only()).await;
    client.open(URI, MISMATCH).await;
    let published = client.hear("textDocument/publishDiagnostics").await;
    assert_eq!((&published["uri"], &published["version"]), (&json!(URI), &json!(1)));
    assert_eq!(rules(&published), ["host-port-mismatch 5:60-5:62"]);

    client.change(URI, 2, &[(Some([5, 60, 5, 62]), "8080")]).await;
    let published = client.hear("textDocument/publishDiagnostics").await;
    assert_eq!((&published["version"], rules(&published)), (&json!(2), vec![]));

    client.change(URI, 3, &[(None, MISMATCH)]).await;
    assert_eq!(rules(&client.hear("textDocument/publishDiagnostics").await).len(), 1);

    client.close(URI).await;
    let published = client.hear("textDocument/publishDiagnostics").await;
    assert_eq!((&published["version"], rules(&published)), (&Value::Null, vec![]));
    // Nothing follows: an answer that comes behind shows that everything before was said.
    client.change(URI, 4, &[(None, MISMATCH)]).await;
    client.request("shutdown", Value::Null).await.expect("an answer");
    assert_eq!(client.heard("textDocument/publishDiagnostics"), Vec::<Value>::new());
}

#[tokio::test]
async fn a_finding_in_full() {
    let published =
        json!({ "relatedInformation": true, "codeDescriptionSupport": true, "tagSupport": { "valueSet": [1, 2] } });
    let mut client =
        Client::start_with(json!({ "textDocument": { "publishDiagnostics": published } }), errors_only()).await;
    client.open(URI, MISMATCH).await;
    let published = client.hear("textDocument/publishDiagnostics").await;
    insta::assert_snapshot!(serde_json::to_string_pretty(&published["diagnostics"]).expect("JSON"));
}

#[tokio::test]
async fn a_client_that_knows_little_gets_little() {
    let mut client = Client::start_with(json!({}), errors_only()).await;
    client.open(URI, MISMATCH).await;
    let published = client.hear("textDocument/publishDiagnostics").await;
    let mut members: Vec<&String> = published["diagnostics"][0].as_object().expect("an object").keys().collect();
    members.sort();
    assert_eq!(members, ["code", "message", "range", "severity", "source"]);
}

#[tokio::test]
async fn severities_and_tags() {
    let text = r#"{ "family": "a", "volumes": [{ "name": "spare", "host": {} }], "inferenceAccelerators": [{ "deviceName": "d", "deviceType": "eia2.medium" }],
      "containerDefinitions": [{ "name": "app", "image": "app", "memory": 256, "cpu": 999999 }] }"#;
    let published = json!({ "tagSupport": { "valueSet": [1, 2] } });
    let mut client = Client::start(json!({ "textDocument": { "publishDiagnostics": published } })).await;
    client.open(URI, text).await;
    let published = client.hear("textDocument/publishDiagnostics").await;
    let seen: Vec<String> = published["diagnostics"]
        .as_array()
        .expect("findings")
        .iter()
        .map(|item| format!("{} {} {}", item["severity"], item["code"].as_str().expect("a rule"), item["tags"]))
        .collect();
    insta::assert_snapshot!(seen.join("\n"));
}

#[tokio::test]
async fn a_client_that_pulls_is_not_pushed_at() {
    let mut client = Client::start_with(json!({ "textDocument": { "diagnostic": {} } }), errors_only()).await;
    client.open(URI, MISMATCH).await;
    let params = |previous: Value| json!({ "textDocument": { "uri": URI }, "previousResultId": previous });
    let report = client.request("textDocument/diagnostic", params(Value::Null)).await.expect("a report");
    assert_eq!((&report["kind"], rules(&report)), (&json!("full"), vec!["host-port-mismatch 5:60-5:62".to_owned()]));
    let again = client.request("textDocument/diagnostic", params(report["resultId"].clone())).await.expect("a report");
    assert_eq!(again["kind"], "unchanged");
    client.change(URI, 2, &[(Some([5, 60, 5, 62]), "8080")]).await;
    let after = client.request("textDocument/diagnostic", params(report["resultId"].clone())).await.expect("a report");
    assert_eq!((&after["kind"], rules(&after)), (&json!("full"), vec![]));
    client.close(URI).await;
    let closed = client.request("textDocument/diagnostic", params(Value::Null)).await.expect("a report");
    assert_eq!(rules(&closed), [""; 0]);
    assert_eq!(client.heard("textDocument/publishDiagnostics"), Vec::<Value>::new());
}

#[tokio::test]
async fn other_files_are_left_alone() {
    let mut client = Client::start(json!({})).await;
    client.open("file:///package.json", r#"{ "name": "x", "dependencies": {}, }"#).await;
    let published = client.hear("textDocument/publishDiagnostics").await;
    assert_eq!(rules(&published), [""; 0]);
}

#[tokio::test]
async fn settings_change_what_is_said() {
    let capabilities = json!({ "workspace": { "configuration": true } });
    let mut client = Client::connect();
    client.settings = json!({ "severity": "error", "assume": ["EXTERNAL"] });
    let params = json!({ "capabilities": capabilities });
    client.request("initialize", params).await.expect("an answer");
    client.notify("initialized", json!({})).await;
    client.hear("workspace/configuration").await;
    client.open(URI, MISMATCH).await;
    let mut published = client.hear("textDocument/publishDiagnostics").await;
    // The answer to the question for settings may arrive behind the text.
    while !rules(&published).iter().any(|rule| rule.starts_with("unsupported-network-mode")) {
        published = client.hear("textDocument/publishDiagnostics").await;
    }
    client.settings = json!({ "enable": false });
    client.notify("workspace/didChangeConfiguration", json!({ "settings": null })).await;
    while !rules(&published).is_empty() {
        published = client.hear("textDocument/publishDiagnostics").await;
    }
}

#[tokio::test]
async fn mistakes_in_settings_are_told() {
    let mut client = Client::connect();
    let options = json!({ "ignore": ["host-port-mismtach"] });
    client
        .request("initialize", json!({ "capabilities": {}, "initializationOptions": options }))
        .await
        .expect("an answer");
    client.notify("initialized", json!({})).await;
    let options = json!({ "ecslint": { "severity": "loud" } });
    client.notify("workspace/didChangeConfiguration", json!({ "settings": options })).await;
    let mut said = vec![client.hear("window/showMessage").await["message"].clone()];
    said.push(client.hear("window/showMessage").await["message"].clone());
    assert_eq!(
        said,
        [
            "ecslint: no rule or group is called `host-port-mismtach`; did you mean `host-port-mismatch`?",
            "ecslint: `loud` is no severity: error, warning or advice",
        ]
    );
}

#[tokio::test]
async fn a_burst_ends_with_the_last_text_and_nothing_older_follows() {
    let mut client = Client::start_with(json!({}), errors_only()).await;
    client.open(URI, MISMATCH).await;
    for version in 2..=201 {
        // Every second version is without the mistake.
        let port = if version % 2 == 0 { "8080" } else { "80" };
        client
            .change(URI, version, &[(None, &MISMATCH.replace("\"hostPort\": 80", &format!("\"hostPort\": {port}")))])
            .await;
    }
    let mut last = 0;
    while last < 201 {
        let published = client.hear("textDocument/publishDiagnostics").await;
        let version = published["version"].as_i64().expect("a version");
        assert!(version > last, "{version} came behind {last}");
        assert_eq!(rules(&published).is_empty(), version % 2 == 0, "version {version}");
        last = version;
    }
}
