" ~/.vim/ale_linters/json/ecslint.vim
call ale#Set('json_ecslint_executable', 'ecslint')
" error, warning or advice
call ale#Set('json_ecslint_config', {'ecslint': {'severity': 'advice'}})

function! ale_linters#json#ecslint#ProjectRoot(buffer) abort
  let l:git = ale#path#FindNearestDirectory(a:buffer, '.git')
  return empty(l:git) ? fnamemodify(bufname(a:buffer), ':p:h') : fnamemodify(l:git, ':h:h')
endfunction

call ale#linter#Define('json', {
\ 'name': 'ecslint',
\ 'lsp': 'stdio',
\ 'executable': {buffer -> ale#Var(buffer, 'json_ecslint_executable')},
\ 'command': '%e lsp',
\ 'project_root': function('ale_linters#json#ecslint#ProjectRoot'),
\ 'lsp_config': {buffer -> ale#Var(buffer, 'json_ecslint_config')},
\})
