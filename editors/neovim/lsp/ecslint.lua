-- Neovim 0.11 and newer: ~/.config/nvim/lsp/ecslint.lua
return {
  cmd = { "ecslint", "lsp" },
  filetypes = { "json", "jsonc", "yaml" },
  root_markers = { "ecslint.toml", ".git" },
  settings = {
    -- error, warning or advice
    ecslint = { severity = "advice" },
  },
  on_attach = function(client, buffer)
    -- Offers while typing. CTRL-Y takes what is selected, with all that belongs to it.
    vim.lsp.completion.enable(true, client.id, buffer, { autotrigger = true })
  end,
}
