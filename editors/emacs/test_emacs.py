"""Emacs with Eglot and with lsp-mode, with the configurations that the page gives."""

import shutil
import subprocess
from pathlib import Path

import pytest
from samples import MISMATCH

HERE = Path(__file__).parent
PACKAGES = Path("/usr/share/emacs/site-lisp/elpa")


@pytest.mark.parametrize("client, packages", [("eglot", ["eglot-*"]), ("lsp-mode", ["lsp-mode-*", "flycheck-*"])])
def test_emacs(client, packages, environment, home, task_definition):
    if shutil.which("emacs") is None or not all(list(PACKAGES.glob(package)) for package in packages):
        pytest.skip(f"emacs with {client} is not installed")
    init = home / ".emacs.d/init.el"
    init.parent.mkdir()
    shutil.copy(HERE / f"ecslint-{client}.el", init)
    if client == "lsp-mode":
        # It counts characters where the protocol counts UTF-16, so a character of two units puts the rest of a line off.
        task_definition.write_text(MISMATCH.replace("😀", "é"), encoding="utf-8")
    # In batch mode Emacs skips two things of its start: packages and the user's file.
    command = ["emacs", "-q", "--batch", "--funcall", "package-initialize", "-l", str(init), "-l", str(HERE / "test-waiting.el"),
               "-l", str(HERE / f"test-{client}.el")]
    ended = subprocess.run(command, env=environment | {"ECSLINT_FILE": str(task_definition)}, capture_output=True,
                           text=True, timeout=55, cwd=task_definition.parent)
    assert ended.returncode == 0 and ended.stderr.rstrip().endswith("passed"), ended.stdout + ended.stderr
