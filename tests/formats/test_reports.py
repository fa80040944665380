"""Formats for CI servers and for programs, and what all formats have in common."""

import json
import xml.etree.ElementTree as ElementTree

import pytest
from junitparser import Error, Failure, JUnitXml
from jsonschema import Draft202012Validator

from conftest import ROOT

FORMATS = [
    "human", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "markdown",
]  # fmt: skip


def held(text):
    """The text as XML may hold it: controls have become signs."""
    signs = {code: 0x2400 + code for code in range(32) if code != 9}
    return text.translate({**signs, 0x202E: 0xFFFD, 0xFFFE: 0xFFFD})


def test_junit_is_read(program, tmp_path):
    """With the numbers that it states, and every message."""
    path = tmp_path / "report.xml"
    path.write_text(program.run("--format", "junit"), encoding="utf-8")
    report = JUnitXml.fromfile(str(path))
    findings = program.findings()
    suites = list(report)
    cases = [case for suite in suites for case in suite]
    results = [result for case in cases for result in case.result]
    failures = [result for result in results if isinstance(result, Failure)]
    errors = [result for result in results if isinstance(result, Error)]
    assert [failure.message for failure in failures] == [held(found["message"]) for _, found in findings]
    assert (report.tests, report.failures, report.errors) == (len(cases), len(failures), len(errors))
    assert len(errors) == 1 and "gone.json" in errors[0].message
    for suite in suites:
        stated = (suite.tests, suite.failures, suite.errors)
        suite.update_statistics()
        assert stated == (suite.tests, suite.failures, suite.errors)
    names = [file["path"] for file in program.json()["files"]]
    assert [suite.name for suite in suites[1:]] == [held(name) for name in names]


def test_checkstyle_is_read(program):
    """By an XML parser, with every message at its place."""
    root = ElementTree.fromstring(program.run("--format", "checkstyle").encode())
    assert (root.tag, root.get("version")) == ("checkstyle", "4.3")
    found = [
        (file.get("name"), int(error.get("line")), int(error.get("column")), error.get("severity"), error.get("message"))
        for file in root
        for error in file
        if error.get("column")
    ]
    severities = {"error": "error", "warning": "warning", "advice": "info"}
    expected = [
        (held(path), one["range"]["start"]["line"], one["range"]["start"]["column"], severities[one["severity"]],
         held(one["message"]))
        for path, one in program.findings()
    ]  # fmt: skip
    assert found == expected
    assert [file.get("name") for file in root if any(not error.get("column") for error in file)] == ["gone.json"]


def test_json_is_as_its_schema_says(program, fits):
    """And a line of jsonl is a finding of it."""
    schema = ROOT / "schemas/report.schema.json"
    report = program.json()
    is_content, words = fits(schema, report)
    assert is_content, words
    assert [failure["path"] for failure in report["failures"]] == ["gone.json"]
    lines = [json.loads(line) for line in program.run("--format", "jsonl").split("\n")[:-1]]
    assert lines == [{"path": path, **found} for path, found in program.findings()]
    line = {**json.loads(schema.read_text(encoding="utf-8")), "$ref": "#/$defs/line"}
    for name in ("type", "properties", "required", "additionalProperties"):
        del line[name]
    validator = Draft202012Validator(line)
    for one in lines:
        validator.validate(one)
    assert not validator.is_valid({"path": "x"})


@pytest.mark.parametrize("name", FORMATS)
def test_any_number_of_threads_writes_the_same(program, name):
    """Sorted, and identical from run to run."""
    outputs = {program.run("--format", name, RAYON_NUM_THREADS=str(count)) for count in (1, 2, 7)}
    assert len(outputs) == 1


def test_all_formats_in_one_run_are_those_of_many(program, tmp_path):
    """Each in its file, whole."""
    wanted = [f"--format={name}={tmp_path / name}" for name in FORMATS]
    assert program.run(*wanted) == ""
    for name in FORMATS:
        assert (tmp_path / name).read_bytes().decode() == program.run("--format", name), name
    assert len(list(tmp_path.iterdir())) == len(FORMATS)
