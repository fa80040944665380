"""Texts as the specification counts them. Written from the specification, so that it shares no mistake with the server."""

import re

from lsprotocol import types

LINE_ENDS = re.compile("\r\n|\n|\r")


def units(text: str, encoding: str) -> int:
    """How many columns a text takes."""
    return len(text.encode("utf-16-le")) // 2 if encoding == "utf-16" else len(text.encode("utf-8"))


def position(text: str, offset: int, encoding: str = "utf-16") -> types.Position:
    """The position of a place in a text. Between a carriage return and its line feed there is none."""
    line, start = 0, 0
    for end in LINE_ENDS.finditer(text):
        if end.end() > offset:
            break
        line, start = line + 1, end.end()
    return types.Position(line=line, character=units(text[start:offset], encoding))


def offset(text: str, place: types.Position, encoding: str = "utf-16") -> int:
    """The place of a position."""
    start, ends = 0, list(LINE_ENDS.finditer(text))
    assert place.line <= len(ends), f"line {place.line} of {len(ends) + 1}"
    if place.line:
        start = ends[place.line - 1].end()
    end = ends[place.line].start() if place.line < len(ends) else len(text)
    for index in range(start, end + 1):
        if units(text[start:index], encoding) == place.character:
            return index
    raise AssertionError(f"column {place.character} is in no character of {text[start:end]!r}, or behind its end")


def span(text: str, range_: types.Range, encoding: str = "utf-16") -> str:
    """The text in a range."""
    start, end = offset(text, range_.start, encoding), offset(text, range_.end, encoding)
    assert start <= end, f"{range_} ends before it begins"
    return text[start:end]


def range_of(text: str, part: str, encoding: str = "utf-16", nth: int = 0) -> types.Range:
    """The range of the nth place where `part` stands."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(part, start + 1)
    return types.Range(position(text, start, encoding), position(text, start + len(part), encoding))


def applied(text: str, edits, encoding: str = "utf-16") -> str:
    """A text after edits, which must not overlap."""
    places = [(offset(text, edit.range.start, encoding), offset(text, edit.range.end, encoding), index, edit.new_text)
              for index, edit in enumerate(edits)]
    places.sort()
    for (_, end, _, _), (start, _, _, _) in zip(places, places[1:]):
        assert end <= start, "two edits overlap"
    for start, end, _, new in reversed(places):
        text = text[:start] + new + text[end:]
    return text


def edits_of(edit: types.WorkspaceEdit, uri: str):
    """The edits of one text. All of a workspace edit must be about it."""
    if edit.document_changes is not None:
        assert edit.changes is None
        assert [change.text_document.uri for change in edit.document_changes] == [uri]
        return edit.document_changes[0].edits
    assert list(edit.changes) == [uri]
    return edit.changes[uri]
