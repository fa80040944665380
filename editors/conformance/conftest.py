"""Connects the tests in this folder with the server."""

import asyncio

import pytest
from lsprotocol import types
from pygls.protocol import default_converter
from pytest_lsp import LanguageClient, client_capabilities
from pytest_lsp.client import DEFAULT_CLIENT_FEATURES, register_lsp_features

from conformance.support import PATIENCE, Session, handlers


@pytest.fixture
async def connect(ecslint):
    """Starts conversations, and ends each in order."""
    sessions: list[Session] = []

    async def connect(capabilities="visual-studio-code", options=None, settings=None, encodings=None,
                      root="file:///project") -> Session:
        if isinstance(capabilities, str):
            capabilities = client_capabilities(capabilities)
        if encodings is not None:
            capabilities.general = capabilities.general or types.GeneralClientCapabilities()
            capabilities.general.position_encodings = encodings
        client = LanguageClient(converter_factory=default_converter)
        session = Session(client)
        sessions.append(session)
        register_lsp_features(client, DEFAULT_CLIENT_FEATURES | handlers(session))
        await client.start_io(str(ecslint), "lsp")
        if settings is not None:
            client.set_configuration(settings, section="ecslint")
        params = types.InitializeParams(
            capabilities=capabilities, process_id=None, root_uri=root, initialization_options=options)
        session.result = await asyncio.wait_for(client.initialize_session(params), PATIENCE)
        return session

    yield connect
    for session in sessions:
        if session.client._server.returncode is None:
            await asyncio.wait_for(session.client.shutdown_session(), PATIENCE)
        assert session.client.error is None, f"the client could not read what the server said: {session.client.error}"
        assert session.client._server.returncode == 0, "an orderly end"
        await session.client.stop()
