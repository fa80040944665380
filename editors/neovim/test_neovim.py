"""Neovim, an old one and a current one, with the configuration that the page gives, driven by its remote interface."""

import shutil
import sys
from pathlib import Path

import pynvim
import pytest
from samples import MISMATCH, MISMATCH_LINE, MISMATCH_YAML
from waiting import until

HERE = Path(__file__).parent

#: The configuration for each, and where the user is told to put it.
OLD = {"ecslint-0.7.lua": "plugin/ecslint.lua"}
NEW = {"init.lua": "init.lua", "lsp/ecslint.lua": "lsp/ecslint.lua"}


def programs():
    """The old Neovim is the system's, the current one comes with the Python packages."""
    bundled = Path(sys.prefix) / "bin" / "nvim"
    found = [("old", Path("/usr/bin/nvim"), OLD), ("current", bundled, NEW)]
    return [pytest.param((path, files), id=name,
                         marks=[] if path.exists() else pytest.mark.skip(reason=f"{path.name} ({name}) is not installed"))
            for name, path, files in found]


@pytest.fixture(params=programs())
def nvim(request, environment, home, task_definition):
    program, files = request.param
    for source, target in files.items():
        target = home / ".config/nvim" / target
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(HERE / source, target)
    settings = [f"{name}={value}" for name, value in environment.items()]
    nvim = pynvim.attach("child", argv=["/usr/bin/env", "-i", *settings, str(program), "--embed", "--headless", "-n"])
    # Only what the configuration brings, in the folder where the user works.
    nvim.command(f"cd {task_definition.parent}")
    nvim.command(f"edit {task_definition}")
    yield nvim
    nvim.command("qall!", async_=True)
    nvim.close()


def diagnostics(nvim):
    return nvim.exec_lua("return vim.diagnostic.get(0)")


def named(nvim, rule):
    """The findings of a rule, as soon as there are any."""
    return until(lambda: [found for found in diagnostics(nvim) if found.get("code") == rule], rule)


def text_under(nvim, found):
    return nvim.current.buffer.api.get_text(found["lnum"], found["col"], found["end_lnum"], found["end_col"], {})


def put_cursor(nvim, part, inside=1):
    """Puts the cursor into the first place where `part` stands."""
    for number, line in enumerate(nvim.current.buffer[:]):
        column = line.find(part)
        if column >= 0:
            nvim.current.window.cursor = (number + 1, len(line[:column + inside].encode()))
            return
    raise AssertionError(f"{part} stands nowhere")


def choose(nvim, beginning):
    """Answers the next menu with the entry that begins so."""
    nvim.exec_lua("""
        local beginning = ...
        vim.ui.select = function(items, options, choose)
          for index, item in ipairs(items) do
            local shown = (options.format_item or tostring)(item)
            if vim.startswith(shown, beginning) then return choose(item, index) end
          end
          choose(nil)
        end""", beginning)


def test_a_finding_is_shown_mended_and_gone(nvim):
    [found] = named(nvim, "host-port-mismatch")
    assert found["lnum"] == MISMATCH_LINE
    assert found["source"] == "ecslint"
    assert found["severity"] == 1
    assert found["message"].startswith("`hostPort` 80 differs from `containerPort` 8080")
    assert text_under(nvim, found) == ["80"]

    put_cursor(nvim, '80 }', inside=0)
    choose(nvim, "Set `hostPort` to 8080")
    nvim.exec_lua("vim.lsp.buf.code_action()")
    until(lambda: '"hostPort": 8080 }' in nvim.current.buffer[MISMATCH_LINE], "the fix")
    until(lambda: not [found for found in diagnostics(nvim) if found.get("code") == "host-port-mismatch"], "the end")
    assert "\n".join(nvim.current.buffer[:]) + "\n" == MISMATCH.replace("80 }", "8080 }")


def test_typing_keeps_the_texts_together(nvim):
    named(nvim, "host-port-mismatch")
    # What is typed stands before the finding, in characters of every width; lines come and go.
    put_cursor(nvim, "größer", inside=0)
    nvim.input("cwñ😀🦀 →\u00e9<Esc>")
    nvim.input("ggo<CR><CR>  <Esc>ggjdd")
    nvim.input(":%s/web/größe/<CR>u")
    until(lambda: "ñ😀🦀" in "\n".join(nvim.current.buffer[:]), "what was typed")

    def follows():
        found = [found for found in diagnostics(nvim) if found.get("code") == "host-port-mismatch"]
        line = next(number for number, line in enumerate(nvim.current.buffer[:]) if '"hostPort"' in line)
        return len(found) == 1 and found[0]["lnum"] == line and text_under(nvim, found[0]) == ["80"]

    until(follows, "the finding at its new place")


def test_templates_are_json(nvim, task_definition):
    template = task_definition.with_name("task-definition.json.tpl")
    template.write_text(MISMATCH.replace('"memory": 256', '"memory": ${memory}'), encoding="utf-8")
    nvim.command(f"edit {template}")
    assert nvim.current.buffer.options["filetype"] == "json"
    named(nvim, "host-port-mismatch")


def test_a_name_leads_to_its_definition_and_is_renamed(nvim):
    buffer = nvim.current.buffer
    buffer[:] = MISMATCH.replace('"memory": 256,', '"memory": 256, "dependsOn": [],').splitlines()
    line = next(number for number, line in enumerate(buffer[:]) if "dependsOn" in line)
    buffer[line] = '      "memory": 256, "mountPoints": [{ "sourceVolume": "dåta", "containerPath": "/d" }],'
    buffer[-1] = '  , "volumes": [{ "name": "dåta" }] }'
    named(nvim, "host-port-mismatch")
    put_cursor(nvim, "dåta")
    nvim.exec_lua("vim.lsp.buf.definition()")
    until(lambda: nvim.current.window.cursor[0] == len(buffer), "the definition")
    nvim.exec_lua("vim.lsp.buf.rename('store')")
    until(lambda: "\n".join(buffer[:]).count('"store"') == 2, "the new name")


def test_a_hover_tells_about_a_member(nvim):
    named(nvim, "host-port-mismatch")
    put_cursor(nvim, "networkMode")
    # The current one has the key by itself, for the old one the configuration sets it.
    nvim.input("K")
    floating = until(lambda: [window for window in nvim.windows if nvim.api.win_get_config(window)["relative"]], "a window")
    assert any("networkMode" in line for line in floating[0].buffer[:])


@pytest.mark.parametrize("typed, chosen, whole", [
    ('  "networkMode": "br', "bridge", ['  "networkMode": "bridge",', '  "networkMode": "bridge",']),
    ('  "networkMode": "', "bridge", ['  "networkMode": "bridge",', '  "networkMode": "bridge",']),
    # The old one puts in the text, the current one what is to be filled in.
    ('  "pidM', "pidMode", ['  "pidMode":', '  "pidMode":']),
    ('  pidM', "pidMode", ['  "pidMode":', '  "pidMode":']),
], ids=["value", "empty value", "member", "member without quote"])
def test_what_is_begun_is_completed(nvim, typed, chosen, whole):
    named(nvim, "host-port-mismatch")
    line = 2
    nvim.command("set completeopt=menu,noselect")
    nvim.current.buffer[line] = ""
    nvim.current.window.cursor = (line + 1, 0)
    is_new = nvim.exec_lua("return vim.lsp.completion ~= nil")
    if not is_new and '"' not in typed:
        pytest.skip("the old one compares the whole new text, which begins with a quote, with what was typed")
    nvim.input("A" + typed)
    if is_new:
        # Some of what is typed asks by itself; this asks again, as a key would.
        nvim.exec_lua("vim.lsp.completion.get()")
    else:
        nvim.input("<C-x><C-o>")
    index = until(lambda: [index for index, item in enumerate(nvim.funcs.complete_info(["items"])["items"])
                           if chosen in (item["abbr"].strip('"'), item["word"].strip('"'))], "the menu")[0]
    nvim.input("<C-n>" * (index + 1) + "<C-y>")
    until(lambda: nvim.current.buffer[line].startswith(whole[is_new]), "the choice")
    nvim.input("<Esc>")


@pytest.mark.parametrize("name", ["task-definition.yml", "task.yaml.tpl"])
def test_yaml_is_checked_mended_and_completed(nvim, task_definition, name):
    file = task_definition.with_name(name)
    file.write_text(MISMATCH_YAML, encoding="utf-8")
    nvim.command(f"edit {file}")
    assert nvim.current.buffer.options["filetype"] == "yaml"
    [found] = named(nvim, "host-port-mismatch")
    assert text_under(nvim, found) == ["80"]
    put_cursor(nvim, "80 }", inside=0)
    choose(nvim, "Set `hostPort` to 8080")
    nvim.exec_lua("vim.lsp.buf.code_action()")
    until(lambda: "\n".join(nvim.current.buffer[:]) + "\n" == MISMATCH_YAML.replace("80 }", "8080 }"), "the fix")

    nvim.command("set completeopt=menu,noselect")
    nvim.current.window.cursor = (len(nvim.current.buffer), 0)
    nvim.input("o<C-u>    ess")
    is_new = nvim.exec_lua("return vim.lsp.completion ~= nil")
    if is_new:
        nvim.exec_lua("vim.lsp.completion.get()")
    else:
        nvim.input("<C-x><C-o>")
    index = until(lambda: [index for index, item in enumerate(nvim.funcs.complete_info(["items"])["items"])
                           if "essential" in (item["abbr"], item["word"])], "the menu")[0]
    nvim.input("<C-n>" * (index + 1) + "<C-y>")
    until(lambda: nvim.current.buffer[-1].startswith("    essential: "), "the choice")
    nvim.input("<Esc>")


def test_the_outline(nvim):
    named(nvim, "host-port-mismatch")
    nvim.exec_lua("vim.lsp.buf.document_symbol()")
    seen = until(lambda: nvim.funcs.getqflist() or nvim.funcs.getloclist(0), "the outline")
    assert any("app" in entry["text"] for entry in seen)


def test_the_server_ends_with_the_editor(nvim):
    named(nvim, "host-port-mismatch")
    clients = "(vim.lsp.get_clients or vim.lsp.get_active_clients)()"
    nvim.exec_lua(f"vim.lsp.stop_client({clients})")
    # Neovim forgets a client when its process has ended.
    until(lambda: nvim.exec_lua(f"return #{clients}") == 0, "the end")
