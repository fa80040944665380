"""SARIF: the official schema, Microsoft's validator, and the places and fixes themselves."""

import json
import os
from urllib.parse import unquote_to_bytes

import pytest

from conftest import PLACE, tool

MULTITOOL = PLACE / "node_modules/@microsoft/sarif-multitool-linux"
SCHEMA = MULTITOOL / "sarif-2.1.0.json"


@pytest.fixture(scope="module", name="log")
def sarif(program):
    """The report."""
    return json.loads(program.run("--format", "sarif"))


def text_of(program, location):
    """The file that a location names, decoded as a reader would, as UTF-16 code units."""
    assert location["uriBaseId"] == "%SRCROOT%"
    assert location["uri"].isascii() and "\\" not in location["uri"]
    name = unquote_to_bytes(location["uri"])
    with open(os.path.join(os.fsencode(program.folder), name), "rb") as file:
        return file.read().decode("utf-8")


def offset(text, line, column):
    """The place in the text of a line and a column in UTF-16 code units, both from 1 on."""
    start = 0
    for _ in range(line - 1):
        start = text.index("\n", start) + 1
    units = text[start:].encode("utf-16-le")
    return start + len(units[: 2 * (column - 1)].decode("utf-16-le"))


def span(text, region):
    """The beginning and the end of a region."""
    start = offset(text, region["startLine"], region["startColumn"])
    return start, offset(text, region["endLine"], region["endColumn"])


def test_the_official_schema_takes_it(log, fits):
    """And refuses a report that is broken, so that its word counts."""
    is_content, words = fits(SCHEMA, log)
    assert is_content, words
    broken = json.loads(json.dumps(log))
    del broken["runs"][0]["results"][0]["message"]
    assert not fits(SCHEMA, broken)[0]


def test_the_validator_of_microsoft_has_nothing_against_it(log, tmp_path):
    """Errors and warnings alone; its exit code does not tell, its own report does."""
    path, result = tmp_path / "ecslint.sarif", tmp_path / "result.sarif"
    broken = json.loads(json.dumps(log))
    broken["runs"][0]["results"][0]["ruleIndex"] = 999
    for document, is_sound in [(log, True), (broken, False)]:
        path.write_text(json.dumps(document), encoding="utf-8")
        options = ["--rule-kind", "Sarif;Ghas", "--level", "Error;Warning", "--log", "ForceOverwrite"]
        _, words = tool(MULTITOOL / "Sarif.Multitool", "validate", path, *options, "--output", result)
        assert result.exists(), words
        run = json.loads(result.read_text(encoding="utf-8-sig"))["runs"][0]
        notifications = run.get("invocations", [{}])[0].get("toolExecutionNotifications", [])
        complaints = run.get("results", []) + [one for one in notifications if one.get("level") == "error"]
        assert bool(complaints) != is_sound, complaints
        result.unlink()


def test_regions_hold_what_the_json_report_points_to(program, log):
    """Through the UTF-16 columns and the URI of each, to the very bytes."""
    shown = [result for result in log["runs"][0]["results"] if not result["suppressions"]]
    findings = program.findings()
    assert len(shown) == len(findings) > 30
    for result, (_, found) in zip(shown, findings):
        place = result["locations"][0]["physicalLocation"]
        text = text_of(program, place["artifactLocation"])
        start, end = span(text, place["region"])
        expected = (found["range"]["start"]["offset"], found["range"]["end"]["offset"])
        assert (len(text[:start].encode()), len(text[:end].encode())) == expected
        assert result["ruleId"] == found["rule"]
        rules = log["runs"][0]["tool"]["driver"]["rules"]
        assert rules[result["ruleIndex"]]["id"] == found["rule"]
        assert len(result.get("relatedLocations", [])) == len(found["related"])
        assert len(result.get("fixes", [])) == len(found["fixes"])


def test_fixes_do_what_the_program_does(program, log, tmp_path):
    """Applied as a viewer would apply them."""
    count = 0
    for result in log["runs"][0]["results"]:
        if result["ruleId"] != "host-port-mismatch" or result["suppressions"]:
            continue
        change = result["fixes"][0]["artifactChanges"][0]
        text = text_of(program, change["artifactLocation"])
        if text.count("hostPort") > 1:
            continue
        for replacement in reversed(change["replacements"]):
            start, end = span(text, replacement["deletedRegion"])
            text = text[:start] + replacement["insertedContent"]["text"] + text[end:]
        assert '"containerPort": 8080, "hostPort": 8080' in text
        count += 1
    assert count > 10


def test_what_is_suppressed_says_why(log):
    """By whom, too: a comment or something else."""
    results = log["runs"][0]["results"]
    suppressed = [one for result in results for one in result["suppressions"]]
    assert [(one["kind"], one["justification"]) for one in suppressed] == [
        ("inSource", "rewritten | by <the> script"),
        ("external", 'the "proxy" needs it'),
    ]


def test_what_could_not_be_read_is_told(log):
    """As a notification, and the run was no success."""
    invocation = log["runs"][0]["invocations"][0]
    assert not invocation["executionSuccessful"]
    notification = invocation["toolExecutionNotifications"][0]
    assert notification["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "gone.json"


def test_fingerprints_outlive_other_lines(program, log):
    """They name neither a line nor the order of members."""
    results = log["runs"][0]["results"]
    by_file = {}
    for result in results:
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        by_file.setdefault(uri, []).append(result["partialFingerprints"]["ecslint/v1"])
    assert by_file["values/crlf.json"] == by_file["values/one-line.json"] == by_file["plain.json"]
    assert len(set(by_file["plain.json"])) == len(by_file["plain.json"])
