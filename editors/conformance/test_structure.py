"""Outline, folds and selections that grow."""

import pytest
from conformance.texts import offset, position, span
from lsprotocol import types
from samples import MISMATCH

URI = "file:///project/task-definition.json"

HALF_TYPED = MISMATCH[: MISMATCH.index('"hostPort"')]


@pytest.mark.parametrize("text", [MISMATCH, HALF_TYPED, MISMATCH.replace("\n", "\r\n")])
async def test_an_outline_with_levels(connect, text):
    session = await connect("visual-studio-code")
    session.open(URI, text)
    symbols = await session.ask(session.client.text_document_document_symbol_async(
        types.DocumentSymbolParams(types.TextDocumentIdentifier(URI))))
    seen = []

    def walk(symbols, outer):
        for symbol in symbols or []:
            assert isinstance(symbol, types.DocumentSymbol) and symbol.name
            # What the specification wants of the two ranges, and editors rely on.
            assert symbol.range.start <= symbol.selection_range.start <= symbol.selection_range.end <= symbol.range.end
            assert outer is None or outer.start <= symbol.range.start <= symbol.range.end <= outer.end
            span(text, symbol.range)
            seen.append(symbol.name)
            walk(symbol.children, symbol.range)

    walk(symbols, None)
    assert seen[:2] == ["web", "app"]


async def test_an_outline_without_levels(connect):
    session = await connect(types.ClientCapabilities())
    session.open(URI, MISMATCH)
    symbols = await session.ask(session.client.text_document_document_symbol_async(
        types.DocumentSymbolParams(types.TextDocumentIdentifier(URI))))
    assert all(isinstance(symbol, types.SymbolInformation) and symbol.name for symbol in symbols)
    assert [symbol.name for symbol in symbols][:2] == ["web", "app"]


@pytest.mark.parametrize("text", [MISMATCH, HALF_TYPED, MISMATCH.replace("\n", "\r")])
async def test_folds_lie_inside_each_other(connect, text):
    session = await connect("visual-studio-code")
    session.open(URI, text)
    folds = await session.ask(session.client.text_document_folding_range_async(
        types.FoldingRangeParams(types.TextDocumentIdentifier(URI))))
    last = position(text, len(text)).line
    assert folds and all(0 <= fold.start_line < fold.end_line <= last for fold in folds)
    for one in folds:
        for other in folds:
            if one.start_line < other.start_line <= one.end_line:
                assert other.end_line <= one.end_line


@pytest.mark.parametrize("text", [MISMATCH, HALF_TYPED])
async def test_selections_grow_to_the_whole_text(connect, text):
    session = await connect("neovim@0.11")
    session.open(URI, text)
    places = [position(text, index, session.encoding) for index in range(0, len(text) + 1, 7)]
    answer = await session.ask(session.client.text_document_selection_range_async(
        types.SelectionRangeParams(types.TextDocumentIdentifier(URI), positions=places)))
    assert len(answer) == len(places)
    for place, selection in zip(places, answer):
        at = offset(text, place, session.encoding)
        last = None
        while selection is not None:
            start = offset(text, selection.range.start, session.encoding)
            end = offset(text, selection.range.end, session.encoding)
            assert start <= at <= end, "each holds the place"
            assert last is None or (start <= last[0] and last[1] <= end and (start, end) != last), "each is larger"
            last = (start, end)
            selection = selection.parent
