"""Configuration files: the nearest one holds, and an action writes into it."""

import tomllib

import pytest
from conformance.texts import applied
from lsprotocol import types
from pytest_lsp import client_capabilities
from samples import MISMATCH


@pytest.fixture
def project(tmp_path):
    project = tmp_path / "größer project"
    project.mkdir()
    (project / "task-definition.json").write_text(MISMATCH, encoding="utf-8")
    return project


async def opened(connect, project):
    """A conversation about the file, the address of it and what is found in it."""
    # lsprotocol takes an action with a command for a bare command; a client that opens nothing gets no command.
    capabilities = client_capabilities("visual-studio-code")
    capabilities.window.show_document = None
    session = await connect(capabilities, options={"severity": "error"}, root=project.as_uri())
    uri = (project / "task-definition.json").as_uri()
    session.open(uri, MISMATCH)
    return session, uri


async def rules(session, uri):
    return [item.code for item in (await session.pulled(uri)).items]


async def ignoring(session, uri):
    [found] = (await session.pulled(uri)).items
    return next(action for action in await session.actions(uri, found.range) if action.title.startswith("Ignore"))


async def test_the_nearest_configuration_holds_and_changes(connect, project):
    config = project / "ecslint.toml"
    config.write_text('ignore = ["ports"]\n')
    session, uri = await opened(connect, project)
    assert await rules(session, uri) == []
    config.write_text("")
    session.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams(
        [types.FileEvent(config.as_uri(), types.FileChangeType.Changed)]))
    assert await rules(session, uri) == ["host-port-mismatch"]
    config.unlink()
    session.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams(
        [types.FileEvent(config.as_uri(), types.FileChangeType.Deleted)]))
    assert await rules(session, uri) == ["host-port-mismatch"]


async def test_an_entry_is_written_into_the_configuration(connect, project):
    config = project / "ecslint.toml"
    before = "# größer 😀\n"
    config.write_text(before, encoding="utf-8")
    session, uri = await opened(connect, project)
    action = await ignoring(session, uri)
    [change] = action.edit.document_changes
    assert change.text_document.uri == config.as_uri()
    after = applied(before, change.edits, session.encoding)
    assert tomllib.loads(after)["ignore"][0]["rules"] == ["host-port-mismatch"]
    config.write_text(after, encoding="utf-8")
    session.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams(
        [types.FileEvent(config.as_uri(), types.FileChangeType.Changed)]))
    assert await rules(session, uri) == []


async def test_a_configuration_is_made_where_there_is_none(connect, project):
    session, uri = await opened(connect, project)
    action = await ignoring(session, uri)
    create, change = action.edit.document_changes
    assert isinstance(create, types.CreateFile) and create.uri == (project / "ecslint.toml").as_uri()
    assert change.text_document.uri == create.uri
    assert tomllib.loads(applied("", change.edits, session.encoding))["ignore"]


async def test_mistakes_in_a_configuration_are_found(connect, project):
    session, _ = await opened(connect, project)
    uri = (project / "ecslint.toml").as_uri()
    session.open(uri, 'ignroe = ["iam"]\n', language="toml")
    assert await rules(session, uri) == ["invalid-config"]
