//! The shell around the handlers: what the server announces, and which handler answers what.

use std::sync::Arc;

use ecslint_ide::View;
use ecslint_ide::navigation::{Declarations, Refusal};
use ecslint_project::{rule_by_name, rule_url};
use serde::Deserialize;
use serde_json::Value;
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::ls_types::*;
use tower_lsp::{Client, LanguageServer};

use crate::capabilities::capabilities;
use crate::client::ClientFeatures;
use crate::guard::guarded;
use crate::handlers::{actions, completion, ignore, navigation, outline, pull, reading};
use crate::publisher;
use crate::session::Session;
use crate::snapshot::{Snapshot, is_config, path_of};
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

    /// Lets `work` answer about the task definition in an open text; `None` about a text without one.
    fn answer_within<T>(
        &self,
        uri: &Uri,
        work: impl FnOnce(&Snapshot, View<'_>, ClientFeatures) -> T,
    ) -> Result<Option<T>> {
        let features = self.session.features();
        self.answer(uri, |text| text.look(&self.session.ide, |view| work(text, view, features)))
    }

    /// The same about a place in it.
    fn answer_at<T>(
        &self,
        place: &TextDocumentPositionParams,
        work: impl FnOnce(&Snapshot, View<'_>, u32, ClientFeatures) -> T,
    ) -> Result<Option<T>> {
        self.answer_within(&place.text_document.uri, |text, view, features| {
            work(text, view, text.lines().offset(place.position), features)
        })
    }

    /// The answer to a message that cannot be read.
    pub(crate) async fn malformed(&self) -> Result<Value> {
        Err(Error::parse_error())
    }

    /// Does `work` that changes the session. A panic in it is told and ends nothing else.
    async fn change(&self, work: impl FnOnce(&Session)) {
        if let Err(words) = guarded(|| work(&self.session)) {
            self.client.log_message(MessageType::ERROR, format!("ecslint failed inside: {words}")).await;
        }
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

/// Why a name cannot be changed, as an error that editors show.
fn refusal(refusal: Refusal) -> Error {
    Error { code: ErrorCode::ServerError(REQUEST_FAILED), message: refusal.to_string().into(), data: None }
}

/// What the protocol calls a request that was understood and cannot be done.
const REQUEST_FAILED: i64 = -32803;

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
        let TextDocumentItem { uri, language_id, version, text } = params.text_document;
        self.change(|session| session.open(uri, &language_id, version, text)).await;
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        let VersionedTextDocumentIdentifier { uri, version } = params.text_document;
        self.change(|session| session.change(&uri, version, params.content_changes)).await;
    }

    async fn did_save(&self, params: DidSaveTextDocumentParams) {
        if is_config(&path_of(&params.text_document.uri)) {
            self.change(Session::read_configurations_again).await;
            tokio::spawn(watch::refresh(self.client.clone(), Arc::clone(&self.session)));
        }
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        self.change(|session| session.close_text(&params.text_document.uri)).await;
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        if self.session.features().gives_configuration {
            tokio::spawn(watch::fetch_settings(self.client.clone(), Arc::clone(&self.session)));
        } else {
            let mistakes = self.session.configure(&params.settings);
            self.complain(mistakes).await;
        }
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        self.change(|session| session.change_folders(&params.event)).await;
    }

    async fn did_change_watched_files(&self, _: DidChangeWatchedFilesParams) {
        self.change(Session::read_configurations_again).await;
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
        self.answer(&params.text_document.uri, |text| Some(actions::actions(&self.session, text, &params, features)))
    }

    async fn goto_definition(&self, params: GotoDefinitionParams) -> Result<Option<GotoDefinitionResponse>> {
        let place = params.text_document_position_params;
        Ok(self.answer_at(&place, navigation::definition)?.flatten())
    }

    async fn references(&self, params: ReferenceParams) -> Result<Option<Vec<Location>>> {
        let declarations =
            if params.context.include_declaration { Declarations::Include } else { Declarations::Exclude };
        self.answer_at(&params.text_document_position, |text, view, offset, _| {
            navigation::references(text, view, offset, declarations)
        })
    }

    async fn document_highlight(&self, params: DocumentHighlightParams) -> Result<Option<Vec<DocumentHighlight>>> {
        self.answer_at(&params.text_document_position_params, |text, view, offset, _| {
            navigation::highlights(text, view, offset)
        })
    }

    async fn prepare_rename(&self, place: TextDocumentPositionParams) -> Result<Option<PrepareRenameResponse>> {
        let answer = self.answer_at(&place, |text, view, offset, _| navigation::prepare_rename(text, view, offset))?;
        Ok(answer.transpose().map_err(refusal)?.flatten())
    }

    async fn rename(&self, params: RenameParams) -> Result<Option<WorkspaceEdit>> {
        let answer = self.answer_at(&params.text_document_position, |text, view, offset, features| {
            navigation::rename(text, view, offset, &params.new_name, features)
        })?;
        answer.transpose().map_err(refusal)
    }

    async fn document_symbol(&self, params: DocumentSymbolParams) -> Result<Option<DocumentSymbolResponse>> {
        self.answer_within(&params.text_document.uri, outline::document_symbols)
    }

    async fn folding_range(&self, params: FoldingRangeParams) -> Result<Option<Vec<FoldingRange>>> {
        self.answer_within(&params.text_document.uri, |text, view, _| outline::folding_ranges(text, view))
    }

    async fn selection_range(&self, params: SelectionRangeParams) -> Result<Option<Vec<SelectionRange>>> {
        self.answer_within(&params.text_document.uri, |text, view, _| {
            outline::selection_ranges(text, view, &params.positions)
        })
    }

    async fn completion(&self, params: CompletionParams) -> Result<Option<CompletionResponse>> {
        let place = params.text_document_position;
        let features = self.session.features();
        self.answer(&place.text_document.uri, |text| {
            completion::answer(text, &self.session.ide, text.lines().offset(place.position), features)
        })
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        Ok(self.answer_at(&params.text_document_position_params, reading::hover)?.flatten())
    }

    async fn inlay_hint(&self, params: InlayHintParams) -> Result<Option<Vec<InlayHint>>> {
        self.answer_within(&params.text_document.uri, |text, view, _| {
            reading::inlay_hints(text, view, text.lines().span(params.range))
        })
    }

    async fn code_lens(&self, params: CodeLensParams) -> Result<Option<Vec<CodeLens>>> {
        self.answer_within(&params.text_document.uri, reading::lenses)
    }

    async fn semantic_tokens_full(&self, params: SemanticTokensParams) -> Result<Option<SemanticTokensResult>> {
        let tokens =
            self.answer_within(&params.text_document.uri, |text, view, _| reading::semantic_tokens(text, view))?;
        Ok(tokens.map(SemanticTokensResult::Tokens))
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<LSPAny>> {
        let name = params.arguments.first().and_then(Value::as_str);
        match (params.command.as_str(), name.and_then(rule_by_name)) {
            (actions::OPEN_PAGE, Some(rule)) => {
                tokio::spawn(watch::open_page(self.client.clone(), Arc::clone(&self.session), rule_url(rule)));
                Ok(None)
            }
            (actions::OPEN_PAGE, None) => Err(Error::invalid_params("the argument is the name of a rule")),
            (ignore::ADD_ENTRY, _) => {
                let [edit, uri, range] = params.arguments.as_slice() else {
                    return Err(Error::invalid_params("the arguments are an edit, an address and a range"));
                };
                let refuse = |error: serde_json::Error| Error::invalid_params(error.to_string());
                let edit = WorkspaceEdit::deserialize(edit).map_err(refuse)?;
                let uri = Uri::deserialize(uri).map_err(refuse)?;
                let range = Range::deserialize(range).map_err(refuse)?;
                tokio::spawn(watch::add_entry(self.client.clone(), edit, uri, range));
                Ok(None)
            }
            (command, _) => Err(Error::invalid_params(format!("`{command}` is no command of ecslint"))),
        }
    }
}
