"""Beginning, end, and what lies outside of both."""

import asyncio

import pytest
from samples import MISMATCH
from conformance.support import CLIENTS, PATIENCE
from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pytest_lsp import client_capabilities

URI = "file:///project/task-definition.json"


@pytest.mark.parametrize("name", CLIENTS)
async def test_every_recorded_client_is_welcome(connect, name):
    session = await connect(name, options={"severity": "error"})
    assert session.result.server_info.name == "ecslint"
    sync = session.server.text_document_sync
    assert (sync.open_close, sync.change) == (True, types.TextDocumentSyncKind.Incremental)
    session.open(URI, MISMATCH)
    if client_capabilities(name).text_document.diagnostic is None:
        found = await session.pushed(URI)
    else:
        found = list((await session.pulled(URI)).items)
    assert [item.code for item in found] == ["host-port-mismatch"]


async def test_the_encoding_is_one_that_the_client_offered(connect):
    kinds = types.PositionEncodingKind
    for offered, chosen in [
        (None, kinds.Utf16),
        ([kinds.Utf16], kinds.Utf16),
        ([kinds.Utf32, kinds.Utf16], kinds.Utf16),
        ([kinds.Utf8, kinds.Utf16], kinds.Utf8),
    ]:
        session = await connect(types.ClientCapabilities(), encodings=offered)
        assert session.encoding == chosen


async def test_settings_and_files_are_watched_where_the_client_says_so(connect):
    session = await connect("visual-studio-code")
    await session.until(lambda: len(session.registered) >= 2 or None)
    methods = {item.method for item in session.registered}
    assert methods >= {"workspace/didChangeConfiguration", "workspace/didChangeWatchedFiles"}
    quiet = await connect(types.ClientCapabilities())
    quiet.open(URI, MISMATCH)
    await quiet.pushed(URI)
    assert quiet.registered == []


async def test_a_cancelled_request_is_answered_and_the_next_one_too(connect):
    session = await connect(types.ClientCapabilities(), options={"severity": "error"})
    session.open(URI, MISMATCH)
    params = types.DocumentDiagnosticParams(types.TextDocumentIdentifier(URI))
    requests = [session.client.protocol.send_request_async(types.TEXT_DOCUMENT_DIAGNOSTIC, params, msg_id=f"n{number}")
                for number in range(20)]
    tasks = [asyncio.ensure_future(request) for request in requests]
    for number in range(0, 20, 2):
        session.client.cancel_request(types.CancelParams(id=f"n{number}"))
    # Numbers that never were, and one that was answered long ago.
    session.client.cancel_request(types.CancelParams(id=4711))
    answers = await asyncio.wait_for(asyncio.gather(*tasks, return_exceptions=True), PATIENCE)
    for number, answer in enumerate(answers):
        if isinstance(answer, JsonRpcException):
            assert number % 2 == 0 and answer.code == types.LSPErrorCodes.RequestCancelled, answer
        else:
            assert len(answer.items) == 1, answer
    session.client.cancel_request(types.CancelParams(id="n0"))
    assert len((await session.pulled(URI)).items) == 1


async def test_what_is_unknown_is_refused_and_ends_nothing(connect):
    session = await connect(types.ClientCapabilities(), options={"severity": "error"})
    with pytest.raises(JsonRpcException) as refused:
        await session.ask(session.client.protocol.send_request_async("textDocument/dance", {}))
    assert refused.value.code == types.ErrorCodes.MethodNotFound
    session.client.protocol.notify("textDocument/dance", {})
    session.client.protocol.notify("$/dance", {})
    with pytest.raises(JsonRpcException):
        await session.ask(session.client.workspace_execute_command_async(types.ExecuteCommandParams("ecslint.dance")))
    session.open(URI, MISMATCH)
    assert len(await session.pushed(URI)) == 1


async def test_nothing_is_done_after_the_shutdown(connect):
    session = await connect(types.ClientCapabilities())
    await session.ask(session.client.shutdown_async(None))
    with pytest.raises(JsonRpcException) as refused:
        await session.pulled(URI)
    assert refused.value.code == types.ErrorCodes.InvalidRequest
    session.client.exit(None)
    assert await asyncio.wait_for(session.client._server.wait(), PATIENCE) == 0


async def test_an_exit_without_a_shutdown_is_an_error(ecslint):
    server = await asyncio.create_subprocess_exec(
        ecslint, "lsp", stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE)
    body = b'{"jsonrpc":"2.0","method":"exit"}'
    server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
    await server.stdin.drain()
    assert await asyncio.wait_for(server.wait(), PATIENCE) == 1


async def test_a_client_that_goes_away_takes_the_server_along(ecslint):
    server = await asyncio.create_subprocess_exec(
        ecslint, "lsp", stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE)
    server.stdin.close()
    assert await asyncio.wait_for(server.wait(), PATIENCE) == 1
