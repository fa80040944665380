"""What all tests of editors share: the server under test, and task definitions to open."""

import os
import shutil
from pathlib import Path

import pytest
from samples import MISMATCH

EDITORS = Path(__file__).parent


def pytest_report_header():
    return f"ecslint: {os.environ.get('ECSLINT', 'not given')}"


@pytest.fixture(scope="session")
def ecslint() -> Path:
    """The program under test."""
    given = os.environ.get("ECSLINT") or shutil.which("ecslint")
    if given is None:
        pytest.exit("set ECSLINT to the path of the program that is to be tested", returncode=2)
    return Path(given).resolve()


@pytest.fixture
def home(tmp_path: Path, ecslint: Path) -> Path:
    """A new home folder. A program in it is called as on a user's machine: by the name `ecslint`."""
    home = tmp_path / "home"
    (home / "bin").mkdir(parents=True)
    (home / "bin" / "ecslint").symlink_to(ecslint)
    return home


@pytest.fixture
def environment(home: Path) -> dict[str, str]:
    """The environment of an editor that nobody has configured yet."""
    kept = {name: os.environ[name] for name in ("TMPDIR", "TERM") if name in os.environ}
    return kept | {
        "HOME": str(home),
        "PATH": f"{home / 'bin'}:{os.environ['PATH']}",
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "XDG_CONFIG_HOME": str(home / ".config"),
        "XDG_DATA_HOME": str(home / ".local/share"),
        "XDG_STATE_HOME": str(home / ".local/state"),
        "XDG_CACHE_HOME": str(home / ".cache"),
        "XDG_RUNTIME_DIR": str(home / "run"),
    }


@pytest.fixture
def task_definition(tmp_path: Path) -> Path:
    """A file with the text above, in a project of its own."""
    project = tmp_path / "project"
    project.mkdir()
    (project / ".git").mkdir()
    path = project / "task-definition.json"
    path.write_text(MISMATCH, encoding="utf-8")
    return path
