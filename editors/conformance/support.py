"""A client that none of us wrote: pytest-lsp on pygls, which reads every answer with the strict types of lsprotocol."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

from lsprotocol import types
from pytest_lsp import LanguageClient

#: How long anything may take.
PATIENCE = 20.0

#: The clients whose announcements pytest-lsp has recorded.
CLIENTS = ["visual-studio-code", "neovim@0.11", "neovim@0.7", "emacs"]


@dataclass
class Session:
    """One conversation with the server."""

    client: LanguageClient
    result: types.InitializeResult | None = None
    #: The versions of texts, so that each change has a number.
    versions: dict[str, int] = field(default_factory=dict)
    #: What was published, in order.
    published: list[types.PublishDiagnosticsParams] = field(default_factory=list)
    #: What the server asked to be told.
    registered: list[types.Registration] = field(default_factory=list)
    #: Set whenever the server said something.
    heard: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def server(self) -> types.ServerCapabilities:
        return self.result.capabilities

    @property
    def encoding(self) -> str:
        return self.server.position_encoding or "utf-16"

    def open(self, uri: str, text: str, language: str = "json") -> None:
        self.versions[uri] = 1
        item = types.TextDocumentItem(uri=uri, language_id=language, version=1, text=text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def change(self, uri: str, *changes: types.TextDocumentContentChangeEvent) -> None:
        self.versions[uri] += 1
        document = types.VersionedTextDocumentIdentifier(version=self.versions[uri], uri=uri)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, list(changes)))

    def replace(self, uri: str, text: str) -> None:
        self.change(uri, types.TextDocumentContentChangeWholeDocument(text=text))

    def close(self, uri: str) -> None:
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))

    async def pushed(self, uri: str) -> list[types.Diagnostic]:
        """What is published about the newest version of a text."""

        def newest():
            return next((list(said.diagnostics) for said in reversed(self.published)
                         if said.uri == uri and said.version == self.versions[uri]), None)

        return await self.until(newest)

    async def until(self, condition):
        """Waits until `condition` gives something, looking again whenever the server published."""
        async with asyncio.timeout(PATIENCE):
            while (found := condition()) is None:
                await self.heard.wait()
                self.heard.clear()
        return found

    async def pulled(self, uri: str, previous: str | None = None):
        """The findings of a text, asked for."""
        params = types.DocumentDiagnosticParams(
            types.TextDocumentIdentifier(uri), identifier="ecslint", previous_result_id=previous)
        return await self.ask(self.client.text_document_diagnostic_async(params))

    async def actions(self, uri: str, range_: types.Range, only: list[str] | None = None) -> list[types.CodeAction]:
        params = types.CodeActionParams(
            types.TextDocumentIdentifier(uri), range_, types.CodeActionContext(diagnostics=[], only=only))
        return list(await self.ask(self.client.text_document_code_action_async(params)) or [])

    async def ask(self, answer) -> Any:
        return await asyncio.wait_for(answer, PATIENCE)

    def at(self, uri: str, place: types.Position) -> dict[str, Any]:
        """The parameters of most questions about a place."""
        return {"text_document": types.TextDocumentIdentifier(uri), "position": place}


def handlers(session: Session):
    """What the client does beside what pytest-lsp does by itself."""

    def published(client: LanguageClient, params: types.PublishDiagnosticsParams):
        # The types of lsprotocol have tuples, which equal no list.
        params.diagnostics = list(params.diagnostics)
        session.published.append(params)
        session.heard.set()

    def shown(client: LanguageClient, params: types.ShowMessageParams):
        client.messages.append(params)
        session.heard.set()

    def document(client: LanguageClient, params: types.ShowDocumentParams) -> types.ShowDocumentResult:
        client.shown_documents.append(params)
        session.heard.set()
        return types.ShowDocumentResult(success=True)

    def registered(client: LanguageClient, params: types.RegistrationParams) -> None:
        session.registered.extend(params.registrations)
        session.heard.set()

    def nothing(client: LanguageClient, params) -> None:
        session.heard.set()

    return {
        types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS: published,
        types.WINDOW_SHOW_MESSAGE: shown,
        types.WINDOW_SHOW_DOCUMENT: document,
        types.CLIENT_REGISTER_CAPABILITY: registered,
        types.WORKSPACE_INLAY_HINT_REFRESH: nothing,
        types.WORKSPACE_CODE_LENS_REFRESH: nothing,
        types.WORKSPACE_SEMANTIC_TOKENS_REFRESH: nothing,
    }
