"""Kakoune with kak-lsp, with the configuration that the page gives."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from samples import MISMATCH, MISMATCH_LINE
from waiting import until

HERE = Path(__file__).parent
KAK_LSP = os.environ.get("KAK_LSP") or shutil.which("kak-lsp")


class Kakoune:
    """A Kakoune without a screen, told what to do from outside."""

    def __init__(self, environment, home, file):
        self.environment = environment
        self.answer = home / "answer"
        self.session = f"ecslint-{os.getpid()}"
        self.log = (home / "log").open("w")
        command = ["kak", "-ui", "dummy", "-s", self.session, str(file)]
        self.process = subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=self.log,
                                        stderr=subprocess.STDOUT, cwd=file.parent)
        until(lambda: self.ask("%val{bufname}").startswith("task-definition") or None, "the editor")

    def do(self, commands):
        """Runs commands as if typed in the window."""
        subprocess.run(["kak", "-p", self.session], input=f"evaluate-commands -client client0 %§{commands}§",
                       env=self.environment, text=True, timeout=20)

    def ask(self, expression):
        """What an expression is."""
        self.answer.unlink(missing_ok=True)
        self.do(f"echo -to-file {self.answer} -- {expression}")
        return self.answer.read_text() if self.answer.exists() else ""

    def text(self):
        self.answer.unlink(missing_ok=True)
        self.do(f"write -force {self.answer}")
        return self.answer.read_text() if self.answer.exists() else ""

    def close(self):
        self.do("quit!")
        self.process.wait(20)
        self.log.close()


@pytest.fixture
def kakoune(environment, home, task_definition):
    if shutil.which("kak") is None or KAK_LSP is None:
        pytest.skip("Kakoune with kak-lsp is not installed")
    (home / "bin/kak-lsp").symlink_to(Path(KAK_LSP).resolve())
    (home / ".config/kak").mkdir(parents=True)
    (home / "run").mkdir(mode=0o700)
    shutil.copy(HERE / "kakrc", home / ".config/kak/kakrc")
    kakoune = Kakoune(environment, home, task_definition)
    yield kakoune
    kakoune.close()


def columns(before):
    """A column in Kakoune: bytes, from 1."""
    return len(before.encode()) + 1


def test_a_finding_is_shown_mended_and_gone(kakoune):
    line = MISMATCH.splitlines()[MISMATCH_LINE]
    start = columns(line[: line.index("80 }")])
    place = f"{MISMATCH_LINE + 1}.{start},{MISMATCH_LINE + 1}.{start + 1}|DiagnosticError"
    until(lambda: place in kakoune.ask("%opt{lsp_inline_diagnostics}"), "the finding at its place")

    # What is typed stands before the finding, and in a line above it.
    kakoune.do(f"execute-keys <esc>{MISMATCH_LINE + 1}gxsgrößer<ret>cñ🦀🦀<esc>ggo<ret><esc>")
    line = line.replace("größer", "ñ🦀🦀")
    start = columns(line[: line.index("80 }")])
    place = f"{MISMATCH_LINE + 3}.{start},{MISMATCH_LINE + 3}.{start + 1}|DiagnosticError"
    # Nobody types here, so there is no pause in typing in which kak-lsp would send it.
    kakoune.do("lsp-did-change")
    until(lambda: place in kakoune.ask("%opt{lsp_inline_diagnostics}"), "the finding at its new place")

    kakoune.do(f"select {MISMATCH_LINE + 3}.{start},{MISMATCH_LINE + 3}.{start}")
    kakoune.do("lsp-code-action-sync '^Set `hostPort` to 8080'")
    until(lambda: '"hostPort": 8080 }' in kakoune.text(), "the fix")
    until(lambda: "DiagnosticError" not in kakoune.ask("%opt{lsp_inline_diagnostics}"), "the end of the finding")
    mended = MISMATCH.replace("80 }", "8080 }").replace("größer", "ñ🦀🦀").replace("{\n", "{\n\n\n", 1)
    assert kakoune.text() == mended
