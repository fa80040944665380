"""What can be done about findings, done."""

from samples import MISMATCH
from conformance.texts import applied, edits_of, position, range_of
from lsprotocol import types

URI = "file:///project/task-definition.json"

#: Three mistakes that can be mended for certain.
DESCRIBED = """{\r
  "family": "grün 😀",\r
  "revision": 3,\r
  "status": "ACTIVE",\r
  "requiresCompatibilities": ["FARGATE"], "networkMode": "awsvpc", "cpu": "256", "memory": "512",\r
  "containerDefinitions": [\r
    { "name": "app", "image": "app:1.0", "links": null, "privileged": null }\r
  ]\r
}\r
"""


async def test_a_quick_fix_mends_what_it_says(connect):
    session = await connect("visual-studio-code", options={"severity": "error"})
    session.open(URI, MISMATCH)
    [found] = await session.pushed(URI)
    actions = await session.actions(URI, found.range, only=["quickfix"])
    fix = next(action for action in actions if action.edit is not None)
    assert fix.title.startswith("Set `hostPort` to 8080")
    assert [(item.code, item.range) for item in fix.diagnostics] == [(found.code, found.range)]
    mended = applied(MISMATCH, edits_of(fix.edit, URI))
    assert mended == MISMATCH.replace('"hostPort": 80 ', '"hostPort": 8080 ')
    session.replace(URI, mended)
    assert await session.pushed(URI) == []
    assert await session.actions(URI, found.range, only=["quickfix"]) == []


async def test_a_fix_is_found_from_a_cursor_and_from_a_selection(connect):
    session = await connect("visual-studio-code", options={"severity": "error"})
    session.open(URI, MISMATCH)
    [found] = await session.pushed(URI)
    start = found.range.start
    all_of_it = types.Range(types.Position(0, 0), position(MISMATCH, len(MISMATCH)))
    for range_ in (types.Range(start, start), types.Range(found.range.end, found.range.end), all_of_it):
        assert any(action.edit for action in await session.actions(URI, range_))
    assert await session.actions(URI, types.Range(types.Position(0, 0), types.Position(0, 0)), ["quickfix"]) == []


async def test_all_that_is_safe_is_mended_at_once(connect):
    session = await connect("visual-studio-code", options={"severity": "warning"})
    session.open(URI, DESCRIBED)
    assert await session.pushed(URI)
    everything = types.Range(types.Position(0, 0), types.Position(0, 0))
    [action] = await session.actions(URI, everything, only=["source.fixAll"])
    assert action.kind == "source.fixAll.ecslint"
    mended = applied(DESCRIBED, edits_of(action.edit, URI))
    assert "revision" not in mended and "null" not in mended and "grün 😀" in mended
    assert mended.count("\r\n") == mended.count("\n"), "line ends are kept"
    session.replace(URI, mended)
    await session.pushed(URI)
    assert await session.actions(URI, everything, only=["source.fixAll.ecslint"]) == []


async def test_an_edit_without_versions_for_a_client_without_them(connect):
    literals = types.ClientCodeActionLiteralOptions(
        code_action_kind=types.ClientCodeActionKindOptions(value_set=[types.CodeActionKind.QuickFix]))
    plain = types.ClientCapabilities(text_document=types.TextDocumentClientCapabilities(
        code_action=types.CodeActionClientCapabilities(code_action_literal_support=literals)))
    session = await connect(plain, options={"severity": "error"})
    session.open(URI, MISMATCH)
    [found] = await session.pushed(URI)
    fix = next(action for action in await session.actions(URI, found.range) if action.edit)
    assert fix.edit.document_changes is None
    assert applied(MISMATCH, fix.edit.changes[URI]).count("8080") == 2


async def test_an_edit_names_the_version_it_is_for(connect):
    session = await connect("visual-studio-code", options={"severity": "error"})
    session.open(URI, MISMATCH)
    session.replace(URI, MISMATCH + "\n")
    [found] = await session.pushed(URI)
    fix = next(action for action in await session.actions(URI, found.range) if action.edit)
    assert fix.edit.document_changes[0].text_document.version == session.versions[URI]


async def test_the_page_of_a_rule_is_shown(connect):
    capabilities = types.ClientCapabilities(
        window=types.WindowClientCapabilities(show_document=types.ShowDocumentClientCapabilities(support=True)))
    session = await connect(capabilities)
    params = types.ExecuteCommandParams("ecslint.openRulePage", arguments=["host-port-mismatch"])
    await session.ask(session.client.workspace_execute_command_async(params))
    await session.until(lambda: session.client.shown_documents or None)
    [shown] = session.client.shown_documents
    assert shown.external and shown.uri.endswith("/host-port-mismatch.md")
    # A client that opens nothing is told the address.
    session = await connect(types.ClientCapabilities())
    await session.ask(session.client.workspace_execute_command_async(params))
    await session.until(lambda: session.client.messages or None)
    assert session.client.messages[0].message.endswith("/host-port-mismatch.md")
