"""What helps reading: hovers, hints between the characters, lenses, colours."""

import pytest
from conformance.texts import offset, position, range_of, span
from lsprotocol import types

URI = "file:///project/task-definition.json"

TEXT = """{
  "family": "web",
  "networkMode": "awsvpc",
  "requiresCompatibilities": ["FARGATE"], "cpu": "256",
  "memory": "512", "tags": [{ "key": "ö😀", "value": "x" }], "pidMode": "task",
  "containerDefinitions": [
    { "name": "app", "image": "app:1.0", "dockerLabels": { "a": "→ 😀" }, "privileged": true, "memory": 128,
      "mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }] }
  ],
  "volumes": [{ "name": "data", "host": {} }],
  "placementConstraints": [
    { "type": "memberOf", "expression": "attribute:é😀 == linux and not (task:group in [web, x])" }]
}
"""


@pytest.mark.parametrize("name", ["visual-studio-code", "neovim@0.11", "emacs"])
async def test_hovers(connect, name):
    session = await connect(name)
    session.open(URI, TEXT)
    for part, expected in [('"privileged"', "**`privileged`**"), ('"pidMode"', "**`pidMode`**"), ('"512"', "0.5 GB")]:
        range_ = range_of(TEXT, part, session.encoding)
        place = position(TEXT, TEXT.index(part) + 2, session.encoding)
        hover = await session.ask(session.client.text_document_hover_async(
            types.HoverParams(**session.at(URI, place))))
        assert isinstance(hover.contents, types.MarkupContent)
        assert hover.contents.kind == types.MarkupKind.Markdown
        assert expected in hover.contents.value
        assert hover.range == range_
    nothing = await session.ask(session.client.text_document_hover_async(
        types.HoverParams(**session.at(URI, types.Position(4000, 0)))))
    assert nothing is None


async def test_a_hover_in_the_form_that_the_client_shows(connect):
    session = await connect(types.ClientCapabilities())
    session.open(URI, TEXT)
    hover = await session.ask(session.client.text_document_hover_async(
        types.HoverParams(**session.at(URI, range_of(TEXT, "cpu").start))))
    assert hover.contents.kind == types.MarkupKind.PlainText


async def test_every_place_can_be_asked(connect):
    session = await connect("neovim@0.11")
    text = TEXT[: TEXT.index("not (task")]
    session.open(URI, text)
    last = position(text, len(text), session.encoding)
    for line in range(last.line + 2):
        for column in range(0, 130, 3):
            hover = await session.ask(session.client.text_document_hover_async(
                types.HoverParams(**session.at(URI, types.Position(line, column)))))
            assert hover is None or span(text, hover.range, session.encoding)


@pytest.mark.parametrize("encoding", [types.PositionEncodingKind.Utf16, types.PositionEncodingKind.Utf8])
async def test_hints_stand_where_characters_meet(connect, encoding):
    session = await connect("visual-studio-code", encodings=[encoding])
    session.open(URI, TEXT)
    everything = types.Range(types.Position(0, 0), position(TEXT, len(TEXT), encoding))
    hints = await session.ask(session.client.text_document_inlay_hint_async(
        types.InlayHintParams(types.TextDocumentIdentifier(URI), everything)))
    labels = {TEXT[:offset(TEXT, hint.position, encoding)].rsplit("\n")[-1][-6:]: hint.label for hint in hints}
    assert any("vCPU" in label for label in labels.values())
    line = types.Range(types.Position(0, 0), types.Position(1, 0))
    assert not await session.ask(session.client.text_document_inlay_hint_async(
        types.InlayHintParams(types.TextDocumentIdentifier(URI), line)))


async def test_lenses_say_who_uses_what(connect):
    session = await connect("visual-studio-code")
    session.open(URI, TEXT)
    lenses = await session.ask(session.client.text_document_code_lens_async(
        types.CodeLensParams(types.TextDocumentIdentifier(URI))))
    assert [(span(TEXT, lens.range).strip('"'), lens.command.title) for lens in lenses] == [("data", "mounted by app")]


@pytest.mark.parametrize("encoding", [types.PositionEncodingKind.Utf16, types.PositionEncodingKind.Utf8])
async def test_colours_cover_whole_words(connect, encoding):
    session = await connect("visual-studio-code", encodings=[encoding])
    session.open(URI, TEXT)
    legend = session.server.semantic_tokens_provider.legend
    tokens = await session.ask(session.client.text_document_semantic_tokens_full_async(
        types.SemanticTokensParams(types.TextDocumentIdentifier(URI))))
    assert tokens.data and len(tokens.data) % 5 == 0
    line = column = 0
    seen = []
    for index in range(0, len(tokens.data), 5):
        down, right, length, kind, modifiers = tokens.data[index:index + 5]
        line, column = line + down, right + (0 if down else column)
        assert length > 0 and 0 <= kind < len(legend.token_types) and modifiers < 1 << len(legend.token_modifiers)
        place = types.Range(types.Position(line, column), types.Position(line, column + length))
        seen.append((legend.token_types[kind], span(TEXT, place, encoding)))
    assert ("keyword", "not") in seen and ("string", "linux") in seen
