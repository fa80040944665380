-- Neovim 0.11 and newer: ~/.config/nvim/init.lua
vim.filetype.add({ pattern = { [".*%.json%.tpl"] = "json" } })
vim.lsp.enable("ecslint")
