"""Names: where they are given and used, and what else they could be called."""

import pytest
from conformance.texts import applied, edits_of, position, range_of, span
from lsprotocol import types
from pygls.exceptions import JsonRpcException

URI = "file:///project/task-definition.json"

TEXT = """{
  "family": "web",
  "containerDefinitions": [
    { "name": "app", "image": "ä😀:1.0", "memory": 256, "mountPoints": [{ "sourceVolume": "data", "containerPath": "/d" }] },
    { "image": "log 😀", "name": "log", "memory": 64, "links": ["app:alias"],
      "dependsOn": [{ "condition": "START", "containerName": "app" }] }
  ],
  "volumes": [{ "name": "data", "host": {} }]
}
"""

DEFINITION = '"name": "app"'
USE = '"containerName": "app"'


@pytest.fixture(params=["neovim@0.11", "emacs"])
async def session(request, connect):
    session = await connect(request.param)
    session.open(URI, TEXT)
    return session


def inside(session, part: str) -> types.Position:
    """A place between two characters of the name at the end of `part`."""
    return position(TEXT, TEXT.index(part) + len(part) - 2, session.encoding)


def name_range(session, part: str) -> types.Range:
    start = TEXT.index(part)
    end = start + len(part) - 1
    return types.Range(position(TEXT, TEXT.rindex('"', 0, end) + 1, session.encoding),
                       position(TEXT, end, session.encoding))


async def test_from_a_use_to_the_definition(session):
    places = await session.ask(session.client.text_document_definition_async(
        types.DefinitionParams(**session.at(URI, inside(session, USE)))))
    [place] = places
    if isinstance(place, types.LocationLink):
        assert place.target_uri == URI
        assert place.origin_selection_range == name_range(session, USE)
        assert place.target_selection_range == name_range(session, DEFINITION)
        assert contains(place.target_range, place.target_selection_range)
        assert span(TEXT, place.target_range, session.encoding).startswith("{")
    else:
        assert (place.uri, place.range) == (URI, name_range(session, DEFINITION))
    nowhere = await session.ask(session.client.text_document_definition_async(
        types.DefinitionParams(**session.at(URI, types.Position(0, 0)))))
    assert not nowhere


def contains(outer: types.Range, inner: types.Range) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


@pytest.mark.parametrize("include, count", [(True, 3), (False, 2)])
async def test_every_use(session, include, count):
    places = await session.ask(session.client.text_document_references_async(types.ReferenceParams(
        context=types.ReferenceContext(include_declaration=include), **session.at(URI, inside(session, DEFINITION)))))
    assert [span(TEXT, place.range, session.encoding) for place in places] == ["app"] * count
    marks = await session.ask(session.client.text_document_document_highlight_async(
        types.DocumentHighlightParams(**session.at(URI, inside(session, USE)))))
    assert [span(TEXT, mark.range, session.encoding) for mark in marks] == ["app"] * 3


async def test_a_new_name(session):
    at = session.at(URI, inside(session, USE))
    target = await session.ask(session.client.text_document_prepare_rename_async(types.PrepareRenameParams(**at)))
    assert (target.range, target.placeholder) == (name_range(session, USE), "app")
    edit = await session.ask(session.client.text_document_rename_async(types.RenameParams(new_name="server", **at)))
    renamed = applied(TEXT, edits_of(edit, URI), session.encoding)
    assert renamed == TEXT.replace('"app"', '"server"').replace("app:alias", "server:alias")
    with pytest.raises(JsonRpcException) as refused:
        await session.ask(session.client.text_document_rename_async(types.RenameParams(new_name="log", **at)))
    assert refused.value.code == types.LSPErrorCodes.RequestFailed
    nothing = await session.ask(session.client.text_document_prepare_rename_async(
        types.PrepareRenameParams(**session.at(URI, range_of(TEXT, "memory", session.encoding).start))))
    assert nothing is None
