"""Findings, pushed and pulled."""

from samples import MISMATCH
from conformance.texts import span
from lsprotocol import types

URI = "file:///project/task-definition.json"


async def test_a_finding_has_all_that_the_client_shows(connect):
    session = await connect("visual-studio-code", options={"severity": "error"})
    session.open(URI, MISMATCH)
    [found] = await session.pushed(URI)
    assert (found.source, found.code, found.severity) == (
        "ecslint", "host-port-mismatch", types.DiagnosticSeverity.Error)
    assert found.code_description.href.endswith("/host-port-mismatch.md")
    assert found.message.startswith("`hostPort` 80 differs from `containerPort` 8080")
    assert [span(MISMATCH, other.location.range) for other in found.related_information]
    assert {other.location.uri for other in found.related_information} == {URI}


async def test_a_plain_client_gets_plain_findings(connect):
    session = await connect(types.ClientCapabilities(), options={"severity": "error"})
    session.open(URI, MISMATCH)
    [found] = await session.pushed(URI)
    assert found.code_description is found.related_information is found.tags is found.data is None


async def test_versions_never_go_back(connect):
    session = await connect("visual-studio-code", options={"severity": "error"})
    session.open(URI, MISMATCH)
    for number in range(100):
        session.replace(URI, MISMATCH if number % 2 else MISMATCH.replace("8080", "80"))
    await session.pushed(URI)
    versions = [said.version for said in session.published if said.uri == URI]
    assert versions == sorted(set(versions))
    assert len(session.published[-1].diagnostics) == 1


async def test_a_client_that_asks_is_told_what_changed(connect):
    session = await connect("neovim@0.11", options={"severity": "error"})
    session.open(URI, MISMATCH)
    first = await session.pulled(URI)
    assert (first.kind, len(first.items)) == ("full", 1)
    same = await session.pulled(URI, previous=first.result_id)
    assert (same.kind, same.result_id) == ("unchanged", first.result_id)
    session.replace(URI, MISMATCH.replace("8080", "80"))
    after = await session.pulled(URI, previous=first.result_id)
    assert (after.kind, list(after.items)) == ("full", [])
    session.replace(URI, MISMATCH)
    back = await session.pulled(URI, previous=first.result_id)
    assert len(back.items) == 1
    session.close(URI)
    assert list((await session.pulled(URI, previous=back.result_id)).items) == []
    assert session.published == []


async def test_settings_come_from_the_editor_and_may_change(connect):
    session = await connect("visual-studio-code", settings={"severity": "error", "ignore": ["host-port-mismatch"]})
    session.open(URI, MISMATCH)
    await session.until(lambda: session.published and session.published[-1].diagnostics == [] or None)
    session.client.set_configuration({"severity": "error"}, section="ecslint")
    session.client.workspace_did_change_configuration(types.DidChangeConfigurationParams(settings=None))
    await session.until(lambda: len(session.published[-1].diagnostics) == 1 or None)
    session.client.set_configuration({"enable": False}, section="ecslint")
    session.client.workspace_did_change_configuration(types.DidChangeConfigurationParams(settings=None))
    await session.until(lambda: session.published[-1].diagnostics == [] or None)
    session.client.set_configuration({"severity": "loud"}, section="ecslint")
    session.client.workspace_did_change_configuration(types.DidChangeConfigurationParams(settings=None))
    await session.until(lambda: session.client.messages or None)
    assert "`loud` is no severity" in session.client.messages[0].message


async def test_a_client_that_asks_is_told_to_ask_again(connect):
    session = await connect("neovim@0.11", settings={"severity": "error"})
    session.open(URI, MISMATCH)
    assert len((await session.pulled(URI)).items) >= 1
    session.client.set_configuration({"enable": False}, section="ecslint")
    session.client.workspace_did_change_configuration(types.DidChangeConfigurationParams(settings=None))
    while list((await session.pulled(URI)).items):
        pass


async def test_other_files_are_left_alone(connect):
    session = await connect("visual-studio-code")
    for number, text in enumerate(['{ "name": "x", }', "", "[", "\ufeff{}", "\x00", "# not JSON"]):
        uri = f"untitled:Untitled-{number}"
        session.open(uri, text)
        assert await session.pushed(uri) == []
