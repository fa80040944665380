"""The hooks, run by pre-commit and by prek as in somebody's repository."""

import os

import pytest
from conftest import FINDING, MENDED, MENDED_YAML, ONLY_OUR_WHEELS, PLACE, ROOT, WRONG, run


@pytest.fixture(params=["pre-commit", "prek"])
def hook(request, repository, tmp_path):
    """Runs a hook of this repository over files of another one."""
    # Where CI runs as root, the files of this repository may be somebody else's.
    (tmp_path / ".gitconfig").write_text("[safe]\n\tdirectory = *\n")

    def run_hook(name, *files, code, **variables):
        return run(
            request.param, "try-repo", ROOT, name, "--verbose", "--files", *files,
            folder=repository, code=code, HOME=tmp_path, PRE_COMMIT_HOME=tmp_path / "pre-commit",
            PREK_HOME=tmp_path / "prek", UV_CACHE_DIR=tmp_path / "uv", **ONLY_OUR_WHEELS, **variables,
        )  # fmt: skip

    return run_hook


def test_good_files_pass(hook, repository):
    # One is excluded by ecslint.toml, and one holds no task definition.
    said = hook("ecslint", "clean.json", "legacy/wrong.json", "package.json", "compose.yml", "ecslint.toml", code=0)
    assert "Passed" in said and FINDING not in said


def test_bad_files_fail_with_what_is_wrong(hook, repository):
    said = hook("ecslint", "clean.json", "wrong.json", "wrong.json.tpl", "wrong.yaml", "legacy/wrong.json", code=1)
    assert "Failed" in said
    for place in ["wrong.json:4:", "wrong.json.tpl:4:", "wrong.yaml:5:"]:
        assert place in said
    assert FINDING in said and "legacy/wrong.json:4:" not in said
    assert (repository / "wrong.json").read_text() == WRONG


def test_the_fix_changes_the_file(hook, repository):
    said = hook("ecslint-fix", "clean.json", "wrong.json", "wrong.yaml", "legacy/wrong.json", code=1)
    assert "files were modified" in said.lower()
    assert (repository / "wrong.json").read_text() == MENDED
    assert (repository / "wrong.yaml").read_text() == MENDED_YAML
    assert (repository / "legacy/wrong.json").read_text() == WRONG
    assert "Passed" in hook("ecslint-fix", "wrong.json", code=0)


@pytest.mark.parametrize("hook", ["pre-commit"], indirect=True)
def test_the_hooks_built_from_source(hook, repository):
    # Optimised, this would take minutes; what it builds stays for the next run.
    quick = {
        "CARGO_TARGET_DIR": PLACE / "hook",
        "CARGO_PROFILE_RELEASE_OPT_LEVEL": "0",
        "CARGO_PROFILE_RELEASE_LTO": "off",
        "CARGO_PROFILE_RELEASE_CODEGEN_UNITS": "256",
        "CARGO_HOME": os.environ.get("CARGO_HOME", os.path.expanduser("~/.cargo")),
        "RUSTUP_HOME": os.environ.get("RUSTUP_HOME", os.path.expanduser("~/.rustup")),
    }
    assert "Passed" in hook("ecslint-rust", "clean.json", "legacy/wrong.json", code=0, **quick)
    assert FINDING in hook("ecslint-rust", "wrong.json", code=1, **quick)
    assert "files were modified" in hook("ecslint-fix-rust", "wrong.json", code=1, **quick)
