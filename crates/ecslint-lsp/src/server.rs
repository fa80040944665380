//! The shell around the handlers: what the server announces, and which handler answers what.

use std::sync::Arc;

use ecslint_project::{rule_by_name, rule_url};
use serde_json::Value;
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::ls_types::*;
use tower_lsp::{Client, LanguageServer};

use crate::guard::guarded;
use crate::handlers::{actions, pull};
use crate::position::Encoding;
use crate::publisher;
use crate::session::Session;
use crate::snapshot::Snapshot;
use crate::watch;

/// The server of one client.
pub(crate) struct EcsLanguageServer {
    client: Client,
    session: Arc<Session>,
}

impl EcsLanguageServer {
    /// A server, together with the task that publishes findings for it.
    pub(crate) fn new(client: Client, session: Arc<Session>) -> Self {
        tokio::spawn(publisher::publish(client.clone(), Arc::clone(&session)));
        Self { client, session }
    }

    /// Lets `work` answer about an open text; `None` about any other. A panic in it becomes an error of this one answer.
    fn answer<T>(&self, uri: &Uri, work: impl FnOnce(&Snapshot) -> Option<T>) -> Result<Option<T>> {
        let Some(snapshot) = self.session.snapshot(uri) else { return Ok(None) };
        guarded(|| work(&snapshot)).map_err(internal_error)
    }

    /// Tells the user what is wrong with the settings.
    async fn complain(&self, mistakes: Vec<String>) {
        for mistake in mistakes {
            self.client.show_message(MessageType::WARNING, format!("ecslint: {mistake}")).await;
        }
    }
}

fn internal_error(words: String) -> Error {
    Error { code: ErrorCode::InternalError, message: format!("ecslint failed inside: {words}").into(), data: None }
}

impl LanguageServer for EcsLanguageServer {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        let encoding = self.session.meet(&params);
        let mistakes = self.session.configure(params.initialization_options.as_ref().unwrap_or(&Value::Null));
        self.complain(mistakes).await;
        Ok(InitializeResult {
            capabilities: capabilities(encoding),
            server_info: Some(ServerInfo {
                name: "ecslint".to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
            ..InitializeResult::default()
        })
    }

    async fn initialized(&self, _: InitializedParams) {
        // The answers come back through the loop that runs this handler, so nobody may wait for them in here.
        tokio::spawn(watch::register(self.client.clone(), Arc::clone(&self.session)));
    }

    async fn shutdown(&self) -> Result<()> {
        self.session.shut_down();
        Ok(())
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        let TextDocumentItem { uri, version, text, .. } = params.text_document;
        self.session.open(uri, version, text);
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        let VersionedTextDocumentIdentifier { uri, version } = params.text_document;
        self.session.change(&uri, version, params.content_changes);
    }

    async fn did_save(&self, _: DidSaveTextDocumentParams) {}

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        self.session.close_text(&params.text_document.uri);
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        if self.session.features().gives_configuration {
            tokio::spawn(watch::fetch_settings(self.client.clone(), Arc::clone(&self.session)));
        } else {
            let mistakes = self.session.configure(&params.settings);
            self.complain(mistakes).await;
        }
    }

    async fn did_change_workspace_folders(&self, _: DidChangeWorkspaceFoldersParams) {
        self.session.check_all_again();
    }

    async fn did_change_watched_files(&self, _: DidChangeWatchedFilesParams) {
        self.session.check_all_again();
        tokio::spawn(watch::refresh(self.client.clone(), Arc::clone(&self.session)));
    }

    async fn diagnostic(&self, params: DocumentDiagnosticParams) -> Result<DocumentDiagnosticReportResult> {
        let features = self.session.features();
        let previous = params.previous_result_id.as_deref();
        let report = self.answer(&params.text_document.uri, |text| Some(pull::report(text, previous, features)))?;
        Ok(report.unwrap_or_else(pull::nothing))
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        let features = self.session.features();
        if !features.takes_action_literals {
            return Ok(None);
        }
        self.answer(&params.text_document.uri, |text| Some(actions::actions(text, &params, features)))
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<LSPAny>> {
        let name = params.arguments.first().and_then(Value::as_str);
        match (params.command.as_str(), name.and_then(rule_by_name)) {
            (actions::OPEN_PAGE, Some(rule)) => {
                tokio::spawn(watch::open_page(self.client.clone(), Arc::clone(&self.session), rule_url(rule)));
                Ok(None)
            }
            (actions::OPEN_PAGE, None) => Err(Error::invalid_params("the argument is the name of a rule")),
            (command, _) => Err(Error::invalid_params(format!("`{command}` is no command of ecslint"))),
        }
    }
}

/// What the server can do.
fn capabilities(encoding: Encoding) -> ServerCapabilities {
    ServerCapabilities {
        position_encoding: Some(encoding.kind()),
        text_document_sync: Some(TextDocumentSyncCapability::Options(TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::INCREMENTAL),
            ..TextDocumentSyncOptions::default()
        })),
        diagnostic_provider: Some(DiagnosticServerCapabilities::Options(DiagnosticOptions {
            identifier: Some("ecslint".to_owned()),
            inter_file_dependencies: false,
            workspace_diagnostics: false,
            ..DiagnosticOptions::default()
        })),
        code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QUICKFIX, CodeActionKind::new(actions::FIX_ALL)]),
            ..CodeActionOptions::default()
        })),
        execute_command_provider: Some(ExecuteCommandOptions {
            commands: vec![actions::OPEN_PAGE.to_owned()],
            ..ExecuteCommandOptions::default()
        }),
        workspace: Some(WorkspaceServerCapabilities {
            workspace_folders: Some(WorkspaceFoldersServerCapabilities {
                supported: Some(true),
                change_notifications: Some(OneOf::Left(true)),
            }),
            ..WorkspaceServerCapabilities::default()
        }),
        ..ServerCapabilities::default()
    }
}
