"""Kakoune with kak-lsp, with the configuration that the page gives."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from samples import MISMATCH, MISMATCH_LINE, MISMATCH_YAML
from waiting import until

HERE = Path(__file__).parent
#: Where the client is, if it is.
KAK_LSP = shutil.which(os.environ.get("KAK_LSP", "kak-lsp"))


class Kakoune:
    """A Kakoune without a screen, told what to do from outside."""

    def __init__(self, environment, home, file):
        self.environment = environment
        self.answer = home / "answer"
        self.session = f"ecslint-{os.getpid()}"
        self.log = (home / "log").open("w")
        ready = home / "ready"
        command = ["kak", "-ui", "dummy", "-s", self.session, "-e", f"nop %sh{{ touch {ready} }}", str(file)]
        self.process = subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=self.log,
                                        stderr=subprocess.STDOUT, cwd=file.parent)
        until(ready.exists, "the editor")

    def do(self, commands):
        """Runs commands as if typed in the window. They are handed over here, and run when Kakoune comes to it."""
        subprocess.run(["kak", "-p", self.session], input=f"evaluate-commands -client client0 %§{commands}§",
                       env=self.environment, text=True, timeout=20, check=True)

    def answer_of(self, command):
        """What a command writes to a file, whose name it takes in place of FILE."""
        self.answer.unlink(missing_ok=True)
        written = self.answer.with_suffix(".part")
        # Moved when it is whole, so that nobody reads half of it.
        self.do(f"{command.replace('FILE', str(written))}; nop %sh{{ mv {written} {self.answer} }}")
        until(self.answer.exists, f"an answer to {command}")
        return self.answer.read_text()

    def ask(self, expression):
        """What an expression is."""
        return self.answer_of(f"echo -to-file FILE -- {expression}")

    def text(self):
        return self.answer_of("write -force FILE")

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


def test_a_hover_tells_about_a_member(kakoune):
    until(lambda: "DiagnosticError" in kakoune.ask("%opt{lsp_inline_diagnostics}"), "the server")
    kakoune.do("select 3.6,3.6")
    kakoune.do("lsp-hover-buffer")
    told = "evaluate-commands -buffer *hover* %{ write -force FILE }"
    until(lambda: "*hover*" in kakoune.ask("%val{buflist}"), "the hover")
    assert "networkMode" in kakoune.answer_of(told)


def test_what_is_begun_is_completed(kakoune):
    until(lambda: "DiagnosticError" in kakoune.ask("%opt{lsp_inline_diagnostics}"), "the server")
    kakoune.do('execute-keys <esc>3gxsawsvpc",<ret>cbr')
    # Nobody types here, so there is no pause in typing in which kak-lsp would ask.
    kakoune.do("lsp-did-change; lsp-completion")
    until(lambda: "bridge" in kakoune.ask("%opt{lsp_completions}"), "what is offered")
    kakoune.do("execute-keys <c-n><esc>")
    until(lambda: '"networkMode": "bridge' in kakoune.text(), "the choice")


def test_yaml_is_checked_and_mended(kakoune, task_definition):
    file = task_definition.with_name("task.yaml")
    file.write_text(MISMATCH_YAML, encoding="utf-8")
    kakoune.do(f"edit {file}")
    number = MISMATCH_YAML.splitlines().index(next(line for line in MISMATCH_YAML.splitlines() if "hostPort" in line))
    line = MISMATCH_YAML.splitlines()[number]
    start = columns(line[: line.index("80 }")])
    place = f"{number + 1}.{start},{number + 1}.{start + 1}|DiagnosticError"
    until(lambda: place in kakoune.ask("%opt{lsp_inline_diagnostics}"), "the finding at its place")
    kakoune.do(f"select {number + 1}.{start},{number + 1}.{start}")
    kakoune.do("lsp-code-action-sync '^Set `hostPort` to 8080'")
    until(lambda: kakoune.text() == MISMATCH_YAML.replace("80 }", "8080 }"), "the fix")
