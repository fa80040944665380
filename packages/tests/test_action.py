"""The action: its steps, run in bash as GitHub runs them, apart from the upload."""

import json
import os

import pytest
import yaml
from conftest import FINDING, ONLY_OUR_WHEELS, ROOT, run, version

ACTION = yaml.safe_load((ROOT / "action.yml").read_text())


@pytest.fixture(scope="module")
def runner(tmp_path_factory):
    """The temporary folder of a runner in which the first step has installed ecslint."""
    folder = tmp_path_factory.mktemp("runner")
    (install, _, _) = ACTION["runs"]["steps"]
    assert version() in bash(install, folder, folder, {}, code=0)
    return folder


def bash(step, folder, runner, inputs, code) -> str:
    """Runs a step with these inputs, and the defaults of the others."""
    values = {name: entry["default"] for name, entry in ACTION["inputs"].items()} | inputs
    variables = {name: values[value.split("inputs.")[1].split(" ")[0]] for name, value in step["env"].items()}
    for name in ["output", "summary"]:
        (runner / name).write_text("")
    variables |= {
        "RUNNER_TEMP": runner,
        "GITHUB_ACTIONS": "true",
        "GITHUB_WORKSPACE": folder,
        "GITHUB_OUTPUT": runner / "output",
        "GITHUB_STEP_SUMMARY": runner / "summary",
    }
    command = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]]
    return run(*command, folder=folder, code=code, **ONLY_OUR_WHEELS, **variables)


@pytest.mark.parametrize(
    "inputs, code, found",
    [
        ({}, 1, {"wrong.json", "wrong.json.tpl", "wrong.yaml"}),
        ({"paths": "clean.json"}, 0, set()),
        ({"paths": "clean.json\n\nwrong.json\n"}, 1, {"wrong.json"}),
        ({"args": "--ignore\n" + FINDING}, 0, set()),
        ({"args": "--exclude-nothing"}, 2, None),
        ({"paths": "missing.json"}, 2, {"missing.json"}),
    ],
    ids=["all", "clean", "paths", "options", "wrong option", "missing file"],
)
def test_the_action_checks(runner, repository, inputs, code, found):
    (_, check, upload) = ACTION["runs"]["steps"]
    if os.path.exists(runner / "ecslint.sarif"):
        os.remove(runner / "ecslint.sarif")
    said = bash(check, repository, runner, inputs, code)
    if found is None:
        assert "--exclude-nothing" in said and (runner / "output").read_text() == ""
        return
    assert {line.split("file=")[1].split(",")[0] for line in said.splitlines() if line.startswith("::error")} == found
    assert ((runner / "summary").read_text() != "") == bool(found)
    assert (runner / "output").read_text() == f"sarif={runner}/ecslint.sarif\n"
    results = json.loads((runner / "ecslint.sarif").read_text())["runs"][0]["results"]
    places = {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in results}
    # A file that cannot be read is no finding.
    assert places == found - {"missing.json"}
    # The upload runs after a failure too, and only when there is a file.
    assert upload["if"].startswith("${{ !cancelled() && ") and "steps.check.outputs.sarif != ''" in upload["if"]
