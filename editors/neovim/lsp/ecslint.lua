-- Neovim 0.11 and newer: ~/.config/nvim/lsp/ecslint.lua
return {
  cmd = { "ecslint", "lsp" },
  filetypes = { "json", "jsonc" },
  root_markers = { "ecslint.toml", ".git" },
  settings = {
    -- error, warning or advice
    ecslint = { severity = "advice" },
  },
}
