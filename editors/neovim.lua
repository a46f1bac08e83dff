-- Rules of Earshot in Neovim 0.7 and later: copy this into init.lua.
vim.api.nvim_create_autocmd({ "BufReadPost", "BufNewFile" }, { pattern = "*.rules", callback = function(event)
  vim.bo[event.buf].filetype = "earshot"
  local client = vim.lsp.start_client({ name = "earshot", cmd = { "earshot", "rules", "lsp" } })
  vim.lsp.buf_attach_client(event.buf, client)
end })
