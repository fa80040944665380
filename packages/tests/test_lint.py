"""Linters over the workflows, the action, the Dockerfile and the scripts. None of them asks the network."""

import pytest
from conftest import ROOT, run

SCRIPTS = sorted(
    path
    for folder in ["packages", "editors", ".ci"]
    for path in (ROOT / folder).rglob("*")
    if path.is_file() and not {"node_modules", "target"} & set(path.parts) and path.read_bytes().startswith(b"#!/usr/bin/env bash")
)
WORKFLOWS = sorted((ROOT / ".github/workflows").iterdir())


def test_zizmor_finds_nothing_in_the_workflows_and_the_action():
    run("zizmor", "--offline", "--no-progress", ROOT / ".github", ROOT / "action.yml", folder=ROOT)


def test_zizmor_would_find_something(tmp_path):
    (tmp_path / "action.yml").write_text((ROOT / "action.yml").read_text().replace("$VERSION", "${{ inputs.version }}"))
    assert "template-injection" in run("zizmor", "--offline", "--no-progress", tmp_path / "action.yml", folder=tmp_path, code=14)


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_actionlint_finds_nothing(workflow):
    assert run("actionlint", workflow, folder=ROOT) == ""


def test_the_schemas_of_github_hold():
    run("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *WORKFLOWS, folder=ROOT)
    run("check-jsonschema", "--builtin-schema", "vendor.github-actions", ROOT / "action.yml", folder=ROOT)


def test_hadolint_finds_nothing():
    assert run("hadolint", ROOT / "packages/docker/Dockerfile", folder=ROOT) == ""


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_shellcheck_finds_nothing(script):
    assert run("shellcheck", script, folder=ROOT) == ""
