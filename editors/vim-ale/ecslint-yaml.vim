" ~/.vim/ale_linters/yaml/ecslint.vim
runtime ale_linters/json/ecslint.vim

call ale#linter#Define('yaml', {
\ 'name': 'ecslint',
\ 'lsp': 'stdio',
\ 'executable': {buffer -> ale#Var(buffer, 'json_ecslint_executable')},
\ 'command': '%e lsp',
\ 'project_root': function('ale_linters#json#ecslint#ProjectRoot'),
\ 'lsp_config': {buffer -> ale#Var(buffer, 'json_ecslint_config')},
\})
