//! What the server asks of the client: to tell about settings and files, to look again, to open a page.
//!
//! All of it waits for answers, so it runs in tasks of its own: a handler that waited would keep the answer from being
//! read. A client that refuses has nothing to offer, which is no mistake.

use std::str::FromStr;
use std::sync::Arc;

use serde_json::json;
use tower_lsp::Client;
use tower_lsp::ls_types::{
    ConfigurationItem, MessageType, Range, Registration, ShowDocumentParams, Uri, WorkspaceEdit,
};

use crate::session::Session;

/// The name under which editors keep our settings.
const SECTION: &str = "ecslint";

/// Asks to be told when settings or configuration files change, and fetches the settings a first time.
pub(crate) async fn register(client: Client, session: Arc<Session>) {
    let features = session.features();
    let mut registrations = Vec::new();
    if features.registers_configuration {
        registrations.push(registration("workspace/didChangeConfiguration", json!({ "section": SECTION })));
    }
    if features.registers_watchers {
        let watchers = json!({ "watchers": [{ "globPattern": "**/ecslint.toml" }] });
        registrations.push(registration("workspace/didChangeWatchedFiles", watchers));
    }
    if !registrations.is_empty() {
        let _ = client.register_capability(registrations).await;
    }
    if features.gives_configuration {
        fetch_settings(client, session).await;
    }
}

fn registration(method: &str, options: serde_json::Value) -> Registration {
    Registration { id: method.to_owned(), method: method.to_owned(), register_options: Some(options) }
}

/// Fetches the user's settings and looks at everything again.
pub(crate) async fn fetch_settings(client: Client, session: Arc<Session>) {
    let item = ConfigurationItem { scope_uri: None, section: Some(SECTION.to_owned()) };
    let Ok(values) = client.configuration(vec![item]).await else { return };
    // A client without settings of ours says null: what it said at the beginning stays.
    let Some(value) = values.first().filter(|value| !value.is_null()) else { return };
    for mistake in session.configure(value) {
        client.show_message(MessageType::WARNING, format!("ecslint: {mistake}")).await;
    }
    refresh(client, session).await;
}

/// Tells clients that ask for things themselves to ask again.
pub(crate) async fn refresh(client: Client, session: Arc<Session>) {
    let features = session.features();
    if features.pulls_diagnostics && features.refreshes_diagnostics {
        let _ = client.workspace_diagnostic_refresh().await;
    }
    if features.refreshes_hints {
        let _ = client.inlay_hint_refresh().await;
    }
}

/// Opens an address in the user's browser; where the client cannot, tells it.
pub(crate) async fn open_page(client: Client, session: Arc<Session>, url: String) {
    if let (true, Ok(uri)) = (session.features().opens_documents, Uri::from_str(&url)) {
        let params = ShowDocumentParams { uri, external: Some(true), take_focus: Some(true), selection: None };
        if client.show_document(params).await == Ok(true) {
            return;
        }
    }
    client.show_message(MessageType::INFO, url).await;
}

/// Adds an entry to a configuration and shows where its reason is to be written.
pub(crate) async fn add_entry(client: Client, edit: WorkspaceEdit, uri: Uri, reason: Range) {
    let refused = match client.apply_edit(edit).await {
        Ok(answer) if answer.applied => None,
        Ok(answer) => Some(answer.failure_reason.unwrap_or_else(|| "the editor refused it".to_owned())),
        Err(error) => Some(error.to_string()),
    };
    if let Some(why) = refused {
        let message = format!("ecslint: the entry could not be written: {why}");
        client.show_message(MessageType::ERROR, message).await;
        return;
    }
    let params = ShowDocumentParams { uri, external: Some(false), take_focus: Some(true), selection: Some(reason) };
    let _ = client.show_document(params).await;
}
