"""The text that the server has is the text that the client has."""

import random

import pytest
from samples import MISMATCH, MISMATCH_LINE
from conformance.texts import position, range_of, span
from lsprotocol import types

URI = "file:///project/task-definition.json"
FRESH = "file:///project/task-definition-fresh.json"
ENCODINGS = [types.PositionEncodingKind.Utf16, types.PositionEncodingKind.Utf8]
LINE_ENDS = {"LF": "\n", "CRLF": "\r\n", "CR": "\r"}


def partial(range_: types.Range, text: str) -> types.TextDocumentContentChangePartial:
    return types.TextDocumentContentChangePartial(range=range_, text=text)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("ends", LINE_ENDS)
async def test_columns_behind_wide_characters(connect, encoding, ends):
    session = await connect(types.ClientCapabilities(), options={"severity": "error"}, encodings=[encoding])
    text = MISMATCH.replace("\n", LINE_ENDS[ends])
    session.open(URI, text)
    [found] = await session.pushed(URI)
    assert found.range.start.line == MISMATCH_LINE
    assert span(text, found.range, encoding) == "80"
    assert found.range == range_of(text, "80", encoding, nth=2)

    # A wide character more before the port, and one less.
    label = range_of(text, "größer", encoding)
    session.change(URI, partial(label, "🦀🦀"))
    text = text.replace("größer", "🦀🦀")
    [found] = await session.pushed(URI)
    assert span(text, found.range, encoding) == "80"
    session.change(URI, partial(range_of(text, "🦀", encoding), ""))
    text = text.replace("🦀", "", 1)
    [found] = await session.pushed(URI)
    assert span(text, found.range, encoding) == "80"

    # Several changes in one message apply one behind the other.
    first = range_of(text, '"family": "web",', encoding)
    moved = text.replace('"family": "web",', '"family": "site",' + LINE_ENDS[ends])
    session.change(URI, partial(first, '"family": "site",' + LINE_ENDS[ends]),
                   partial(range_of(moved, "8080", encoding), "80"))
    assert await session.pushed(URI) == []


async def test_places_behind_the_end_are_the_end(connect):
    session = await connect(types.ClientCapabilities(), options={"severity": "error"})
    session.open(URI, MISMATCH.rstrip("}\n"))
    assert len(await session.pushed(URI)) > 0
    end = types.Position(4000, 4000)
    session.change(URI, partial(types.Range(end, end), "}\n"))
    assert [item.code for item in await session.pushed(URI)] == ["host-port-mismatch"]
    line = types.Position(MISMATCH_LINE, 4000)
    session.change(URI, partial(types.Range(types.Position(MISMATCH_LINE, 0), line), ""))
    before = await session.pushed(URI)
    session.replace(URI, MISMATCH)
    assert before != await session.pushed(URI)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("seed", range(4))
async def test_a_text_that_was_edited_is_the_text_as_if_opened(connect, encoding, seed):
    """Random edits: what is said about the edited text must be what is said about the same text opened anew."""
    session = await connect("neovim@0.11", encodings=[encoding])
    source = random.Random(seed)
    pieces = ["\n", "\r\n", "\r", "\t", "é", "→", "😀", "\u2028", "\x0b", '"', "{", "}", "[", "]", ",", ":", "80", "null",
              '"hostPort": 80', '"privileged": true', '{ "name": "b", "image": "b" }', "${X}", "// note\n", "\u0000"]
    text = MISMATCH.replace("\n", source.choice(["\n", "\r\n", "\r"]))
    session.open(URI, text)
    for step in range(120):
        changes = []
        for _ in range(source.randint(1, 3)):
            start = source.randrange(len(text) + 1)
            end = min(len(text), start + source.choice([0, 0, 1, 2, 9]))
            # A client can name no place between a carriage return and its line feed.
            if any(text[place - 1:place + 1] == "\r\n" for place in (start, end)):
                continue
            new = source.choice(pieces)
            changes.append(partial(types.Range(position(text, start, encoding), position(text, end, encoding)), new))
            text = text[:start] + new + text[end:]
        if not changes:
            continue
        session.change(URI, *changes)
        if step % 10 == 9:
            edited = await session.pulled(URI)
            session.open(FRESH, text)
            fresh = await session.pulled(FRESH)
            session.close(FRESH)
            assert strip(edited.items) == strip(fresh.items), f"step {step}: {text!r}"
            for item in edited.items:
                span(text, item.range, encoding)
            text = text if len(text) < 4000 else MISMATCH
            session.replace(URI, text)


def strip(items):
    """Findings without the address of their text."""
    return [(item.code, item.range, item.message, item.severity) for item in items]


async def test_texts_do_not_mix(connect):
    session = await connect(types.ClientCapabilities(), options={"severity": "error"})
    uris = [f"file:///project/{number}/task%20definition%C3%A9.json" for number in range(20)]
    for uri in uris:
        session.open(uri, MISMATCH)
    for uri in uris[::2]:
        session.change(uri, partial(range_of(MISMATCH, "8080"), "80"))
    for number, uri in enumerate(uris):
        assert len(await session.pushed(uri)) == number % 2
    for uri in uris:
        session.close(uri)
    last = uris[-1]
    await session.until(lambda: session.published[-1].uri == last or None)
    assert session.published[-1].diagnostics == []
    # Closed and opened again it is a new text.
    session.open(last, MISMATCH)
    session.published.clear()
    session.change(last, partial(range_of(MISMATCH, "8080"), "80"))
    assert await session.pushed(last) == []


async def test_a_change_of_a_text_that_is_not_open_is_passed_over(connect):
    session = await connect(types.ClientCapabilities(), options={"severity": "error"})
    session.versions[FRESH] = 7
    session.replace(FRESH, MISMATCH)
    session.close(FRESH)
    session.open(URI, MISMATCH)
    assert len(await session.pushed(URI)) == 1
    assert all(said.uri == URI or said.diagnostics == [] for said in session.published)
