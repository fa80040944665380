"""Vim with ALE, with the configuration that the page gives."""

import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ALE = Path("/usr/share/vim/vimfiles/pack/dist-bundle/opt/ale")


@pytest.mark.skipif(shutil.which("vim") is None or not ALE.exists(), reason="vim with ALE is not installed")
def test_ale(environment, home, task_definition):
    linters = home / ".vim/ale_linters/json"
    linters.mkdir(parents=True)
    shutil.copy(HERE / "ecslint.vim", linters)
    shutil.copy(HERE / "vimrc", home / ".vimrc")
    report = home / "report"
    command = ["vim", "-N", "-n", "-u", str(home / ".vimrc"), "-es", str(task_definition), "-S", str(HERE / "test.vim")]
    ended = subprocess.run(command, env=environment | {"ECSLINT_REPORT": str(report)}, cwd=task_definition.parent,
                           capture_output=True, text=True, timeout=55)
    said = report.read_text() if report.exists() else f"no report\n{ended.stdout}{ended.stderr}"
    assert said == "passed\n", said
