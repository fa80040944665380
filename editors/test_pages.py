"""The pages hold the very files that the tests run."""

import json
import re
import tomllib
from pathlib import Path

import pytest

HERE = Path(__file__).parent
OVERVIEW = HERE.parent / "docs" / "editors.md"

FILES = ["neovim/lsp/ecslint.lua", "neovim/init.lua", "neovim/ecslint-0.7.lua", "vim-ale/ecslint.vim",
         "vim-ale/ecslint-yaml.vim", "vim-ale/vimrc", "emacs/ecslint-eglot.el", "emacs/ecslint-lsp-mode.el", "kakoune/kakrc"]


def blocks(page: Path):
    """The examples of a page, each with its language."""
    return re.findall(r"^```(\w+)\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("name", FILES)
def test_the_page_quotes_the_file(name):
    file = HERE / name
    page = HERE / name.split("/")[0] / "README.md"
    assert file.read_text(encoding="utf-8") in [text for _, text in blocks(page)], f"{page} quotes another {file.name}"


def test_what_is_not_run_can_at_least_be_read():
    readers = {"json": json.loads, "toml": tomllib.loads}
    read = [readers[language](text) for language, text in blocks(OVERVIEW) if language in readers]
    assert len(read) >= 4


def test_links_lead_somewhere():
    for target in re.findall(r"\]\(([^)#]+)\)", OVERVIEW.read_text(encoding="utf-8")):
        if not target.startswith("http"):
            assert (OVERVIEW.parent / target).exists(), target
