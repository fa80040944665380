"""The npm packages: the one for this platform and the one that runs it."""

import signal
import subprocess

import pytest
from conftest import FINDING, RELEASE, WRONG, run, version, works


@pytest.fixture
def project(tmp_path):
    """A fresh folder in which both packages are installed."""
    (tmp_path / "package.json").write_text('{ "name": "fresh", "version": "1.0.0", "private": true }\n')
    packages = [RELEASE / f"ecslint-{name}{version()}.tgz" for name in ["linux-x64-", ""]]
    run("npm", "install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund", *packages, folder=tmp_path)
    return tmp_path


def test_npm_installs_it_into_a_fresh_folder(project):
    works(project / "node_modules/.bin/ecslint", project)
    assert FINDING in run("npx", "--offline", "ecslint", "check", "wrong.json", folder=project, code=1)


def test_npm_says_what_is_missing(project):
    # Both versions of the folder: npm may have put it beside the main package or below it.
    for folder in [*project.glob("node_modules/**/@ecslint/linux-x64")]:
        (folder / "ecslint").unlink()
    said = run(project / "node_modules/.bin/ecslint", "--version", folder=project, code=2)
    assert said.startswith("error: the package @ecslint/linux-x64 is missing")


def test_npm_says_which_platforms_there_are(project):
    launcher = project / "node_modules/ecslint/ecslint.js"
    launcher.write_text(launcher.read_text().replace("${process.platform}-${process.arch}", "plan9-mips", 1))
    said = run(project / "node_modules/.bin/ecslint", "--version", folder=project, code=2)
    assert said == (
        "error: there is no ecslint for plan9-mips, only for darwin-arm64, darwin-x64, linux-arm64, linux-x64, win32-x64\n"
    )


def test_npm_hands_on_input_and_signals(project):
    launcher = [str(project / "node_modules/.bin/ecslint"), "check", "-"]
    given = subprocess.run(launcher, input=WRONG, capture_output=True, text=True, cwd=project, timeout=60)
    assert given.returncode == 1 and FINDING in given.stdout

    # It waits for input that never comes, until it is told to end; the pipe closes when the program has ended, too.
    waiting = subprocess.Popen(
        launcher, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=project
    )
    program = child_of(waiting)
    waiting.send_signal(signal.SIGTERM)
    waiting.stdout.read()
    assert waiting.wait(timeout=60) == -signal.SIGTERM
    assert not alive(program)


def child_of(process) -> int:
    """The first process that this one starts."""
    while process.poll() is None:
        with open(f"/proc/{process.pid}/task/{process.pid}/children") as children:
            if words := children.read().split():
                return int(words[0])
    raise AssertionError("it ended without a program")


def alive(process: int) -> bool:
    try:
        with open(f"/proc/{process}/stat") as status:
            return status.read().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False
