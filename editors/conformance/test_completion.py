"""What could stand at a place."""

import pytest
from conformance.texts import applied, offset, position, span
from lsprotocol import types

URI = "file:///project/task-definition.json"

#: Where the cursor is.
MARK = "¦"

MEMBERS = '''{
  "family": "größer 😀", "networkMode": "awsvpc", "n¦"
  "containerDefinitions": [{ "name": "app", "image": "a:1", "memory": 256 }]
}
'''

VALUES = '''{
  "family": "web", "tags": [{ "key": "größer 😀", "value": "x" }], "networkMode": "¦",
  "containerDefinitions": [{ "name": "app", "image": "a:1", "memory": 256 }]
}
'''

NAMES = '''{
  "family": "web",
  "containerDefinitions": [
    { "name": "app", "image": "a:1", "memory": 256 },
    { "name": "log", "image": "→😀", "memory": 256, "dependsOn": [{ "containerName": "¦", "condition": "START" }] }
  ]
}
'''


@pytest.fixture(params=["visual-studio-code", "neovim@0.11", "neovim@0.7", "emacs"])
async def session(request, connect):
    return await connect(request.param)


async def completions(session, marked: str):
    """The text without the mark, the place of it, and what could stand there."""
    text = marked.replace(MARK, "")
    place = position(text, marked.index(MARK), session.encoding)
    session.open(URI, text)
    answer = await session.ask(session.client.text_document_completion_async(
        types.CompletionParams(**session.at(URI, place))))
    items = answer.items if isinstance(answer, types.CompletionList) else answer
    return text, place, list(items or [])


@pytest.mark.parametrize("marked, expected", [(MEMBERS, "requiresCompatibilities"), (VALUES, "bridge"), (NAMES, "app")])
async def test_what_fits_is_offered_where_it_goes(session, marked, expected):
    text, place, items = await completions(session, marked)
    labels = [item.label.strip('"') for item in items]
    assert expected in labels
    for item in items:
        edit = item.text_edit
        if edit is None:
            continue
        ranges = [edit.insert, edit.replace] if isinstance(edit, types.InsertReplaceEdit) else [edit.range]
        for range_ in ranges:
            # The specification: on one line, and around the place that was asked about.
            assert range_.start.line == range_.end.line == place.line
            assert range_.start <= place <= range_.end
            assert span(text, range_, session.encoding) is not None
        for other in item.additional_text_edits or []:
            start = offset(text, other.range.start, session.encoding)
            end = offset(text, other.range.end, session.encoding)
            first = offset(text, ranges[0].start, session.encoding)
            last = offset(text, ranges[-1].end, session.encoding)
            assert end <= first or last <= start, "an edit beside it lies apart from it"
        # Clients compare this with the word before the cursor, which holds no quote.
        assert '"' not in (item.filter_text or item.label)


async def test_a_name_is_completed_to_a_text_without_that_mistake(session):
    text, place, items = await completions(session, NAMES)
    item = next(item for item in items if item.label.strip('"') == "app")
    edit = item.text_edit or types.TextEdit(types.Range(place, place), item.insert_text or item.label)
    if isinstance(edit, types.InsertReplaceEdit):
        edit = types.TextEdit(edit.replace, edit.new_text)
    new = edit.new_text.replace("$0", "").replace("\\", "")
    after = applied(text, [types.TextEdit(edit.range, new), *(item.additional_text_edits or [])], session.encoding)
    assert '"containerName": "app"' in after
