-- Neovim 0.11 and newer: ~/.config/nvim/init.lua
vim.filetype.add({ pattern = { [".*%.json%.tpl"] = "json", [".*%.ya?ml%.tpl"] = "yaml" } })
vim.lsp.enable("ecslint")
