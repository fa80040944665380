"""Formats for forges and review tools."""

import json
import re

import pytest
from markdown_it import MarkdownIt

from conftest import PLACE, ROOT, tool

# What is put in the place of characters that command a terminal, and marks that keep words from being links.
SIGNS = re.compile("[\u2400-\u241f\ufffd\u200b\n\r\u202e\x00-\x1f]")


def bare(text):
    """The text without all that formats write in another way."""
    return SIGNS.sub("", text).replace("`", "")


def test_rdjson_is_what_the_validator_takes(program, tmp_path):
    """And it refuses a broken one."""
    validator = PLACE / "node_modules/.bin/rdformat-validator"
    path = tmp_path / "report.json"
    path.write_text(program.run("--format", "rdjson"), encoding="utf-8")
    is_content, words = tool(validator, path)
    assert is_content, words
    report = json.loads(path.read_text(encoding="utf-8"))
    report["diagnostics"][0]["severity"] = "LOUD"
    path.write_text(json.dumps(report), encoding="utf-8")
    assert not tool(validator, path)[0]


def test_columns_of_rdjson_count_bytes(program):
    """Every range and suggestion, seen from the offsets of the JSON report."""
    report = json.loads(program.run("--format", "rdjson"))
    shown = [one for one in report["diagnostics"] if "range" in one["location"]]
    findings = program.findings()
    assert len(shown) == len(findings) and len(report["diagnostics"]) == len(findings) + 1
    for one, (path, found) in zip(shown, findings):
        assert one["location"]["path"] == path and one["code"]["value"] == found["rule"]
        if "\ufffd" in path:
            continue
        lines = (program.folder / path).read_bytes().split(b"\n")
        for end in ("start", "end"):
            place = one["location"]["range"][end]
            offset = sum(len(line) + 1 for line in lines[: place["line"] - 1]) + place["column"] - 1
            assert offset == found["range"][end]["offset"]
        for suggestion, fix in zip(one.get("suggestions", []), found["fixes"], strict=True):
            if len(fix["edits"]) == 1:
                assert suggestion["text"] == fix["edits"][0]["text"]


def test_gitlab_takes_it(program, fits):
    """As its documentation says, with a fingerprint for each issue."""
    schema = ROOT / "tests/formats/gitlab.schema.json"
    report = json.loads(program.run("--format", "gitlab"))
    is_content, words = fits(schema, report)
    assert is_content, words
    assert len({issue["fingerprint"] for issue in report}) == len(report)
    findings = program.findings()
    assert len(report) == len(findings) + 1
    for issue, (path, found) in zip(report[1:], findings):
        assert issue["location"]["path"] == path
        assert issue["location"]["lines"]["begin"] == found["range"]["start"]["line"]
    del report[0]["location"]["path"]
    assert not fits(schema, report)[0]


def test_markdown_is_one_table_with_nothing_else_in_it(program):
    """As a forge renders it: a row for each finding, the words unchanged, and no HTML but code."""
    text = program.run("--format", "markdown")
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    rows, cells, html = 0, [], set()
    for index, token in enumerate(tokens):
        if token.type == "tr_open" and tokens[index + 1].type == "td_open":
            rows += 1
            cells.append([])
        if token.type == "inline":
            html.update(child.content for child in token.children if child.type == "html_inline")
            assert not any(child.type in ("image", "em_open", "strong_open") for child in token.children[3:])
            if tokens[index - 1].type == "td_open":
                cells[-1].append("".join(child.content for child in token.children if child.type != "html_inline"))
        assert token.type != "html_block"
    assert html == {"<code>", "</code>"}
    findings = program.findings()
    assert rows == len(findings)
    for (severity, place, rule, message), (path, found) in zip(cells, findings):
        assert (severity, rule) == (found["severity"], found["rule"])
        assert bare(place) == bare(f"{path}:{found['range']['start']['line']}")
        assert bare(message) == bare(found["message"])


COMMAND = re.compile(r"::(?P<kind>\w+) (?P<properties>.*?)::(?P<data>.*)")


def unescaped(text):
    """As the runner reads it."""
    for code, character in [("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")]:
        text = text.replace(code, character)
    return text


def test_the_runner_of_github_sees_annotations_and_no_other_commands(program, tmp_path):
    """With all findings in the log or the annotations, and in the summary of the step."""
    summary = tmp_path / "summary.md"
    summary.write_text("before\n", encoding="utf-8")
    environment = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(summary)}
    output = program.run(**environment)
    findings = program.findings()
    names = {path for path, _ in findings} | {"gone.json"}
    counts, commands, others = {}, 0, 0
    for line in output.split("\n"):
        # The runner looks for an older form anywhere.
        assert "##[" not in line or line.startswith("::"), line
        if not line.lstrip().startswith("::"):
            others += line.startswith("- ")
            continue
        command = COMMAND.fullmatch(line)
        kind = command["kind"]
        counts[kind] = counts.get(kind, 0) + 1
        properties = dict(pair.split("=", 1) for pair in command["properties"].split(","))
        assert kind in ("error", "warning", "notice")
        assert unescaped(properties["file"]) in names
        commands += properties["title"] != "ecslint"
    assert counts == {"error": 10, "warning": 10, "notice": 10}
    assert commands + others == len(findings)
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("before\n**ecslint**: ") and text.count("\n| ") == len(findings) + 2


def test_a_full_summary_is_not_written_over(program, tmp_path):
    """The runner drops a summary of more than 1 MiB altogether."""
    summary = tmp_path / "summary.md"
    for taken in [1024 * 1024 - 2000, 1024 * 1024]:
        summary.write_bytes(b"x" * taken)
        output = program.run("--format", "github", GITHUB_STEP_SUMMARY=str(summary))
        assert taken <= summary.stat().st_size <= 1024 * 1024
        assert "annotations of a kind for a step" in output
    assert "its summary shows all" not in output


@pytest.mark.parametrize("root", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
def test_services_see_names_from_the_root_of_the_repository(program, root):
    """Where the program runs in a folder of it."""
    environment = {root: str(program.folder.parent)}
    prefix = program.folder.name + "/"
    log = json.loads(program.run("--format", "sarif", **environment))
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place["uri"].startswith(prefix)
    issues = json.loads(program.run("--format", "gitlab", **environment))
    assert all(issue["location"]["path"].startswith(prefix) for issue in issues)
    assert f"file={prefix}" in program.run("--format", "github", **environment)
