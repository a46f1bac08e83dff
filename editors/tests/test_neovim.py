"""The configuration that docs/editors.md gives for Neovim, in Neovim itself."""

import pathlib
import subprocess

from conftest import EARSHOT, REPOSITORY, SALES

SCRIPT = """
local function wait(what) return vim.wait(30000, what, 50) end
wait(function() return #vim.diagnostic.get(0) > 0 end)
for _, message in ipairs(vim.diagnostic.get(0)) do
  print(("message %d:%d %s"):format(message.lnum, message.col, message.message:gsub("\\n.*", "")))
end
local place = vim.lsp.util.make_position_params
local function ask(method, params)
  for _, answer in pairs(vim.lsp.buf_request_sync(0, method, params, 30000) or {}) do return answer.result end
end
vim.api.nvim_win_set_cursor(0, { 10, 24 })
local found = ask("textDocument/definition", place())
print("definition", (found.range or found[1].range).start.line)
vim.api.nvim_win_set_cursor(0, { 9, 6 })
print("hover", ask("textDocument/hover", place()).contents.value:sub(1, 15))
local edits = ask("textDocument/formatting", vim.lsp.util.make_formatting_params())
print("formatting", (edits == nil or edits == vim.NIL) and "none" or "some")
vim.cmd("qa!")
"""


def test_the_documented_configuration_works(tmp_path, rules):
    configuration = (REPOSITORY / "editors/neovim.lua").read_text(encoding="utf-8")
    documented = (REPOSITORY / "docs/editors.md").read_text(encoding="utf-8")
    assert configuration.split("\n", 1)[1] in documented
    start = tmp_path / "init.lua"
    start.write_text(configuration.replace('"earshot", "rules"', f'"{EARSHOT}", "rules"'), encoding="utf-8")
    script = tmp_path / "script.lua"
    script.write_text(SCRIPT, encoding="utf-8")
    file = pathlib.Path(rules / "sales.rules")
    file.write_text(SALES.replace("caller\n", "caller withn first 5m\n"), encoding="utf-8")
    finished = subprocess.run(
        ["nvim", "--headless", "--clean", "-u", start, file, "-c", f"luafile {script}"],
        capture_output=True, text=True, timeout=120, cwd=tmp_path,
    )
    said = finished.stderr + finished.stdout
    assert "unknown word `withn`" in said
    assert "definition 4" in said
    assert "hover **call.duration" in said
    assert "formatting none" in said
