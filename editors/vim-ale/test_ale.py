"""Vim with ALE, with the configuration that the page gives."""

import shutil
import subprocess
from pathlib import Path

import pytest
from samples import MISMATCH_YAML

HERE = Path(__file__).parent
ALE = Path("/usr/share/vim/vimfiles/pack/dist-bundle/opt/ale")


pytestmark = pytest.mark.skipif(shutil.which("vim") is None or not ALE.exists(), reason="vim with ALE is not installed")


def report_of(script, file, environment, home):
    """What a script says of a file that is open."""
    for language, source in [("json", "ecslint.vim"), ("yaml", "ecslint-yaml.vim")]:
        linters = home / ".vim/ale_linters" / language
        linters.mkdir(parents=True)
        shutil.copy(HERE / source, linters / "ecslint.vim")
    shutil.copy(HERE / "vimrc", home / ".vimrc")
    report = home / "report"
    command = ["vim", "-N", "-n", "-u", str(home / ".vimrc"), "-es", str(file), "-S", str(HERE / script)]
    ended = subprocess.run(command, env=environment | {"ECSLINT_REPORT": str(report)}, cwd=file.parent,
                           capture_output=True, text=True, timeout=55)
    return report.read_text() if report.exists() else f"no report\n{ended.stdout}{ended.stderr}"


def test_ale(environment, home, task_definition):
    said = report_of("test.vim", task_definition, environment, home)
    assert said == "passed\n", said


def test_yaml_is_checked(environment, home, task_definition):
    file = task_definition.with_name("task.yml")
    file.write_text(MISMATCH_YAML, encoding="utf-8")
    said = report_of("test-yaml.vim", file, environment, home)
    assert said.startswith("yaml 9: `hostPort` 80 differs from `containerPort` 8080"), said
