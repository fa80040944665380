//! Beginning and end of a conversation.

use ecslint_lsp::Ending;
use serde_json::{Value, json};

use crate::client::Client;

#[tokio::test]
async fn the_server_says_what_it_can_do() {
    let mut client = Client::connect();
    let result = client.request("initialize", json!({ "capabilities": {} })).await.expect("an answer");
    insta::assert_snapshot!(serde_json::to_string_pretty(&result).expect("JSON"));
}

#[tokio::test]
async fn bytes_are_counted_where_the_client_can() {
    let mut client = Client::connect();
    let capabilities = json!({ "general": { "positionEncodings": ["utf-16", "utf-8"] } });
    let result = client.request("initialize", json!({ "capabilities": capabilities })).await.expect("an answer");
    assert_eq!(result["capabilities"]["positionEncoding"], "utf-8");
}

#[tokio::test]
async fn an_orderly_end_and_an_abrupt_one() {
    assert_eq!(Client::start(json!({})).await.stop().await, Ending::Orderly);
    assert_eq!(Client::start(json!({})).await.gone().await, Ending::Abrupt);
    assert_eq!(Client::connect().gone().await, Ending::Abrupt);
}

#[tokio::test]
async fn exit_ends_the_server_even_when_the_stream_stays_open() {
    let mut client = Client::start(json!({})).await;
    client.request("shutdown", Value::Null).await.expect("an answer");
    client.notify("exit", Value::Null).await;
    assert_eq!(client.ended().await, Ending::Orderly);
}

#[tokio::test]
async fn nothing_is_answered_before_the_beginning_or_after_the_end() {
    let mut client = Client::connect();
    let params = json!({ "textDocument": { "uri": "file:///a.json" } });
    let error = client.request("textDocument/diagnostic", params.clone()).await.expect_err("too early");
    assert_eq!(error["code"], -32002);
    let mut client = Client::start(json!({})).await;
    client.request("shutdown", Value::Null).await.expect("an answer");
    let error = client.request("textDocument/diagnostic", params).await.expect_err("too late");
    assert_eq!(error["code"], -32600);
}

#[tokio::test]
async fn settings_and_configuration_files_are_watched_where_the_client_can() {
    let capabilities = json!({ "workspace": {
        "didChangeConfiguration": { "dynamicRegistration": true },
        "didChangeWatchedFiles": { "dynamicRegistration": true },
    } });
    let mut client = Client::start(capabilities).await;
    let params = client.hear("client/registerCapability").await;
    let methods: Vec<&Value> =
        params["registrations"].as_array().expect("a list").iter().map(|item| &item["method"]).collect();
    assert_eq!(methods, ["workspace/didChangeConfiguration", "workspace/didChangeWatchedFiles"]);
}

#[tokio::test]
async fn unknown_requests_and_commands_are_refused() {
    let mut client = Client::start(json!({})).await;
    assert_eq!(client.request("textDocument/dance", json!({})).await.expect_err("no such request")["code"], -32601);
    let params = json!({ "command": "ecslint.dance", "arguments": [] });
    assert_eq!(client.request("workspace/executeCommand", params).await.expect_err("no such command")["code"], -32602);
}
