"""Emacs with Eglot and with lsp-mode, with the configurations that the page gives."""

import shutil
import subprocess
from pathlib import Path

import pytest
from samples import MISMATCH, MISMATCH_YAML

HERE = Path(__file__).parent
PACKAGES = Path("/usr/share/emacs/site-lisp/elpa")


CLIENTS = pytest.mark.parametrize("client, packages", [("eglot", ["eglot-*"]), ("lsp-mode", ["lsp-mode-*", "flycheck-*"])])


def run(client, packages, script, file, environment, home):
    """Runs a script in Emacs, in which the file is to be opened."""
    if shutil.which("emacs") is None or not all(list(PACKAGES.glob(package)) for package in packages):
        pytest.skip(f"emacs with {client} is not installed")
    init = home / ".emacs.d/init.el"
    init.parent.mkdir()
    shutil.copy(HERE / f"ecslint-{client}.el", init)
    # In batch mode Emacs skips two things of its start: packages and the user's file.
    command = ["emacs", "-q", "--batch", "--funcall", "package-initialize", "-l", str(init), "-l", str(HERE / "test-waiting.el"),
               "-l", str(HERE / script)]
    ended = subprocess.run(command, env=environment | {"ECSLINT_FILE": str(file)}, capture_output=True,
                           text=True, timeout=55, cwd=file.parent)
    assert ended.returncode == 0 and ended.stderr.rstrip().endswith("passed"), ended.stdout + ended.stderr


@CLIENTS
def test_emacs(client, packages, environment, home, task_definition):
    if client == "lsp-mode":
        # It counts characters where the protocol counts UTF-16, so a character of two units puts the rest of a line off.
        task_definition.write_text(MISMATCH.replace("😀", "é"), encoding="utf-8")
    run(client, packages, f"test-{client}.el", task_definition, environment, home)


@CLIENTS
def test_yaml_is_checked_and_mended(client, packages, environment, home, task_definition):
    file = task_definition.with_name("task.yaml")
    file.write_text(MISMATCH_YAML.replace("😀", "é"), encoding="utf-8")
    run(client, [*packages, "yaml-mode-*"], "test-yaml.el", file, environment, home)
