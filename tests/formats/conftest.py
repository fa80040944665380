"""One way to run the program, and one folder with all samples."""

import json
import os
import subprocess
from pathlib import Path

import pytest

import samples

PLACE = Path(os.environ["FORMATS"])
ROOT = Path(__file__).parents[2]


class Program:
    """ecslint in a folder."""

    def __init__(self, folder: Path):
        self.folder = folder

    def run(self, *arguments, **environment):
        """What it prints about all samples; the broken link makes the exit code 2."""
        known = {name: os.environ[name] for name in ("PATH",)}
        paths = [".", "gone.json"]
        command = [os.environ["ECSLINT"], "check", "--severity", "advice", *arguments, *paths]
        done = subprocess.run(
            command, cwd=self.folder, env={**known, **environment}, capture_output=True, timeout=120, check=False
        )
        assert done.returncode == 2, done.stderr
        return done.stdout.decode("utf-8")

    def json(self):
        """The report that the others are compared with."""
        return json.loads(self.run("--format", "json"))

    def findings(self):
        """All findings with the name of their file."""
        report = self.json()
        return [(file["path"], found) for file in report["files"] for found in file["diagnostics"]]


@pytest.fixture(scope="session")
def program(tmp_path_factory):
    """The program beside all samples."""
    folder = tmp_path_factory.mktemp("samples")
    samples.write(folder)
    return Program(folder)


def tool(*command):
    """Runs a validator: whether it is content, and what it says."""
    done = subprocess.run([str(part) for part in command], capture_output=True, timeout=300, check=False)
    return done.returncode == 0, (done.stdout + done.stderr).decode("utf-8", "replace")


@pytest.fixture(scope="session")
def fits(tmp_path_factory):
    """Whether a document fits a JSON Schema, as check-jsonschema sees it."""
    folder = tmp_path_factory.mktemp("schemas")

    def check(schema, document):
        path = folder / "document.json"
        path.write_text(json.dumps(document), encoding="utf-8")
        return tool(PLACE / "python/bin/check-jsonschema", "--schemafile", schema, path)

    return check
