"""The snippets on the pages: configurations of services are held against the schemas of these services."""

import re

import pytest
import yaml
from conftest import FINDING, PLACE, ROOT, platforms, run, version

PAGES = ["docs/ci.md", "docs/install.md", "docs/pre-commit.md", "docs/releasing.md"]

#: What a snippet is, by the name behind its language, and the schema that is part of check-jsonschema.
SCHEMAS = {
    ".github/workflows/ecslint.yml": "vendor.github-workflows",
    ".gitlab-ci.yml": "vendor.gitlab-ci",
    "azure-pipelines.yml": "vendor.azure-pipelines",
    ".buildkite/pipeline.yml": "vendor.buildkite",
}


def snippets():
    """Page, language, name and text of every snippet that has a name."""
    found = []
    for page in PAGES:
        text = (ROOT / page).read_text()
        assert text.count("\n```") % 2 == 0, f"{page}: a snippet without an end"
        for language, name, content in re.findall(r"^```(\w+) (\S+)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
            found.append(pytest.param(language, name, content, id=f"{page}:{name}"))
    return found


def test_there_is_a_snippet_for_every_service():
    names = {snippet.values[1] for snippet in snippets()}
    assert names == {*SCHEMAS, ".pre-commit-config.yaml", "Jenkinsfile"}


@pytest.mark.parametrize("language, name, content", snippets())
def test_services_can_read_the_snippet(language, name, content, tmp_path):
    file = tmp_path / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content)
    if language == "groovy":
        assert groovy_mistakes(content) == []
        assert groovy_mistakes(content.replace("}", "", 1)) != []
    elif name == ".pre-commit-config.yaml":
        run("pre-commit", "validate-config", file, folder=tmp_path)
        known = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())}
        for repository in yaml.safe_load(content)["repos"]:
            assert {hook["id"] for hook in repository["hooks"]} <= known
    else:
        run("check-jsonschema", "--builtin-schema", SCHEMAS[name], file, folder=tmp_path)
    if name.startswith(".github/workflows/"):
        run("actionlint", file, folder=tmp_path)
        # Users take our action by its tag; all others are pinned.
        (tmp_path / "zizmor.yml").write_text(
            "rules: { unpinned-uses: { config: { policies: { 'ecslint/*': ref-pin, '*': hash-pin } } } }\n"
        )
        run("zizmor", "--offline", "--no-progress", "--config", tmp_path / "zizmor.yml", file, folder=tmp_path)


def test_hook_managers_can_read_the_hooks():
    run("pre-commit", "validate-manifest", ROOT / ".pre-commit-hooks.yaml", folder=ROOT)


def commands():
    """Every command of the snippets that runs `ecslint check`."""
    found = []
    for snippet in snippets():
        for command in re.findall(r"(?:^|[ '/])(ecslint check[^'\n|]*)", snippet.values[2], re.MULTILINE):
            found.append(pytest.param(command.strip(), id=f"{snippet.id}: {command.strip()}"))
    return found


@pytest.mark.parametrize("command", commands())
def test_commands_in_snippets_are_understood(command, repository):
    program = PLACE / "cargo/bin/ecslint"
    words = command.split(" ||")[0].split()[1:]
    assert FINDING in run(program, *words, "wrong.json", folder=repository, code=1)
    for file in re.findall(r"=(\S+)$", command):
        assert "wrong.json" in (repository / file).read_text()


def test_the_page_about_installing_names_files_of_a_release():
    page = (ROOT / "docs/install.md").read_text()
    named = re.findall(rf"/releases/download/v{re.escape(version())}/(\S+)", page)
    files = {platform.archive for platform in platforms()} | {"ecslint.rb"}
    files |= {f"ecslint_{version()}_{platform.debian}.deb" for platform in platforms()}
    assert len(named) == page.count("/releases/download/") and set(named) <= files
    assert f"ecslint_{version()}_amd64.deb" in named


def groovy_mistakes(text: str) -> list[str]:
    """What the grammar of Groovy does not take."""
    import tree_sitter
    import tree_sitter_groovy

    parser = tree_sitter.Parser(tree_sitter.Language(tree_sitter_groovy.language()))
    mistakes = []

    def visit(node):
        if node.is_error or node.is_missing:
            mistakes.append(f"line {node.start_point[0] + 1}: {node.type}")
        for child in node.children:
            visit(child)

    visit(parser.parse(text.encode()).root_node)
    return mistakes
