"""The one way in which the tests run programs, and what they run them on."""

import os
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
#: Where packages/test has put what it built.
PLACE = Path(os.environ["ECSLINT_PACKAGES"])
WHEELS = PLACE / "wheels"
RELEASE = PLACE / "release"

CLEAN = """\
{
  "family": "clean",
  "containerDefinitions": [
    { "name": "app", "image": "app:1.0", "memory": 256, "essential": true }
  ]
}
"""

#: One error in line 4, which a safe fix mends.
WRONG = """\
{
  "family": "wrong",
  "containerDefinitions": [
    { "name": "app", "image": "app:1.0", "memory": "256", "essential": true }
  ]
}
"""

#: The same after the fix.
MENDED = WRONG.replace('"256"', "256")

#: The same mistake in YAML, and after the fix.
WRONG_YAML = """\
family: wrong
containerDefinitions:
  - name: app
    image: app:1.0
    memory: "256"  # in MiB
    essential: true
"""
MENDED_YAML = WRONG_YAML.replace('"256"', "256")

#: What a run over WRONG names.
FINDING = "wrong-type"

#: No package is taken from anywhere else than the folder with the wheel.
ONLY_OUR_WHEELS = {
    "PIP_NO_INDEX": "1",
    "PIP_FIND_LINKS": str(WHEELS),
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "UV_NO_INDEX": "1",
    "UV_FIND_LINKS": str(WHEELS),
    "UV_PYTHON_DOWNLOADS": "never",
}


def run(*command, folder, code=0, **variables) -> str:
    """Runs a program, holds it to its exit code, and gives back what it said on both streams."""
    done = subprocess.run(
        [str(word) for word in command],
        cwd=folder,
        env={**os.environ, **{name: str(value) for name, value in variables.items()}},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=1800,
    )
    words = " ".join(str(word) for word in command)
    assert done.returncode == code, f"{words}: {done.returncode} in place of {code}\n{done.stdout}"
    return done.stdout


def version() -> str:
    """The version of the workspace."""
    return tomllib.loads((ROOT / "Cargo.toml").read_text())["workspace"]["package"]["version"]


def platforms():
    """The table behind packages/assemble."""
    known = {}
    exec(compile((ROOT / "packages/assemble/platforms.py").read_text(), "platforms.py", "exec"), known)
    return known["PLATFORMS"]


def works(program, folder, **variables) -> None:
    """The program is ours, finds what is wrong, and finds nothing where nothing is."""
    (folder / "clean.json").write_text(CLEAN)
    (folder / "wrong.json").write_text(WRONG)
    command = program if isinstance(program, list) else [program]
    assert run(*command, "--version", folder=folder, **variables).split() == ["ecslint", version()]
    run(*command, "check", "clean.json", folder=folder, **variables)
    assert FINDING in run(*command, "check", folder=folder, code=1, **variables)


@pytest.fixture
def repository(tmp_path) -> Path:
    """A git repository with good and bad files, all staged."""
    folder = tmp_path / "repository"
    (folder / "legacy").mkdir(parents=True)
    for name, text in {
        "clean.json": CLEAN,
        "wrong.json": WRONG,
        "wrong.json.tpl": WRONG,
        "wrong.yaml": WRONG_YAML,
        "compose.yml": "services:\n  web:\n    image: web\n",
        "legacy/wrong.json": WRONG,
        "package.json": "{}\n",
        "ecslint.toml": 'exclude = ["legacy/"]\n',
    }.items():
        (folder / name).write_text(text)
    run("git", "init", "--quiet", "--initial-branch", "main", folder=folder)
    run("git", "config", "user.name", "ecslint tests", folder=folder)
    run("git", "config", "user.email", "tests@ecslint.invalid", folder=folder)
    run("git", "add", "--all", folder=folder)
    return folder
