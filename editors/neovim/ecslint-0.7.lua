-- Neovim 0.7 to 0.10: ~/.config/nvim/plugin/ecslint.lua
local client

vim.api.nvim_create_autocmd({ "BufNewFile", "BufRead" }, {
  pattern = { "*.json.tpl", "*.yaml.tpl", "*.yml.tpl" },
  callback = function(event)
    vim.bo.filetype = event.match:match("%.json%.tpl$") and "json" or "yaml"
  end,
})

vim.api.nvim_create_autocmd("FileType", {
  pattern = { "json", "jsonc", "yaml" },
  callback = function(event)
    client = client or vim.lsp.start_client({
      name = "ecslint",
      cmd = { "ecslint", "lsp" },
      root_dir = vim.fn.getcwd(),
      settings = {
        -- error, warning or advice
        ecslint = { severity = "advice" },
      },
      on_attach = function(_, buffer)
        vim.bo[buffer].omnifunc = "v:lua.vim.lsp.omnifunc"
        vim.keymap.set("n", "K", vim.lsp.buf.hover, { buffer = buffer })
        vim.keymap.set("n", "gra", vim.lsp.buf.code_action, { buffer = buffer })
        vim.keymap.set("n", "grn", vim.lsp.buf.rename, { buffer = buffer })
      end,
      on_exit = function()
        client = nil
      end,
    })
    if client then
      vim.lsp.buf_attach_client(event.buf, client)
    end
  end,
})
