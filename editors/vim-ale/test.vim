" Run by test_ale.py in a Vim that has read the configuration of the page. Leaves what went wrong in v:errors.

" Waits until the expression is true. Vim reads what programs say while it sleeps.
function! s:Until(expression, what) abort
  let l:start = reltime()
  while !eval(a:expression)
    if reltimefloat(reltime(l:start)) > 20
      throw 'waited in vain for ' . a:what . ': ' . string(getloclist(0)) . execute('messages')
    endif
    sleep 10m
  endwhile
endfunction

function! Found(rule) abort
  return filter(copy(ale#engine#GetLoclist(bufnr(''))), {_, item -> get(item, 'code', '') is# a:rule})
endfunction

" ALE 3.3 takes columns for bytes, while the protocol counts UTF-16, so only lines of ASCII have true columns in it. The
" wide characters go to a line of their own, where they must disturb nothing.
function! s:WideCharactersStandOnALineOfTheirOwn() abort
  %substitute/"dockerLabels": { "note": "größer → 😀" }, /"dockerLabels": { "note": "größer → 😀" },\r      /
  call ale#Queue(0)
  call s:Until('!empty(Found("host-port-mismatch")) && Found("host-port-mismatch")[0].lnum == 10', 'the finding')
endfunction

function! s:AFindingIsShown() abort
  let l:found = Found('host-port-mismatch')[0]
  call assert_equal('E', l:found.type)
  call assert_equal('ecslint', l:found.linter_name)
  call assert_match('^`hostPort` 80 differs from `containerPort` 8080', l:found.text)
  call assert_equal('80 ', strpart(getline(l:found.lnum), l:found.col - 1, 3))
endfunction

function! s:Choose(data, items) abort
  for [l:kind, l:item] in a:items
    if get(l:item, 'title', '') =~# '^Set `hostPort` to 8080'
      call ale#codefix#ApplyLSPCodeAction(a:data, l:item)
    endif
  endfor
endfunction

function! s:ItIsMended() abort
  " From the beginning of a word ALE looks for the same letters further left, and finds those in 8080.
  call search('hostPort": 8\zs0')
  call ale#codefix#Execute(0, function('s:Choose'))
  call s:Until('getline(10) =~# "\"hostPort\": 8080 }"', 'the fix')
  " Without a screen Vim does not tell ALE that the text changed.
  call ale#Queue(0)
  call s:Until('empty(Found("host-port-mismatch"))', 'the end of the finding')
endfunction

function! s:TypingKeepsTheTextsTogether() abort
  %substitute/"hostPort": 8080/"hostPort": 81/
  %substitute/größer/ñ😀🦀/
  call append(1, ['', ''])
  call ale#Queue(0)
  call s:Until('len(Found("host-port-mismatch")) == 1 && Found("host-port-mismatch")[0].lnum == 12', 'the finding')
  let l:found = Found('host-port-mismatch')[0]
  call assert_equal('81 ', strpart(getline(l:found.lnum), l:found.col - 1, 3))
endfunction

function! s:TheFixerMendsWhatIsSafe() abort
  call append(1, ['  "revision": 3,'])
  ALEFix
  call s:Until('search("revision", "n") == 0', 'the fixer')
  call assert_match('"hostPort": 81', join(getline(1, '$')))
endfunction

function! s:AHoverTellsAboutAMember() abort
  let g:ale_hover_to_preview = 1
  call search('networkMode')
  ALEHover
  call s:Until('!empty(filter(range(1, winnr("$")), {_, number -> getwinvar(number, "&previewwindow")}))', 'the preview')
  wincmd P
  call assert_match('networkMode', join(getline(1, '$')))
  pclose
endfunction

function! s:WhatIsBegunIsCompleted() abort
  " Without a screen Vim never waits in insert mode, so ALE is told that it does.
  runtime autoload/ale/util.vim
  function! ale#util#Mode(...) abort
    return 'i'
  endfunction
  for [l:typed, l:whole] in [['  "networkMode": "br', '  "networkMode": "bridge",'], ['  "pidM', '  "pidMode"']]
    call search('networkMode')
    let l:line = line('.')
    call setline(l:line, l:typed)
    " What CTRL-X CTRL-O calls, and the place behind the last character, where it calls from.
    set virtualedit=onemore
    call cursor(l:line, len(l:typed) + 1)
    let l:start = ale#completion#OmniFunc(1, '')
    let l:words = map(ale#completion#OmniFunc(0, l:typed[l:start :]), {_, item -> item.word})
    let l:lines = map(l:words, {_, word -> l:typed[: l:start - 1] . word})
    call assert_notequal([], filter(copy(l:lines), {_, line -> stridx(line, l:whole) == 0}), string(l:lines))
    call setline(l:line, '  "networkMode": "awsvpc",')
  endfor
endfunction

function! s:Run() abort
  call s:Until('!empty(Found("host-port-mismatch"))', 'the first finding')
  call s:WideCharactersStandOnALineOfTheirOwn()
  call s:AFindingIsShown()
  call s:ItIsMended()
  call s:AHoverTellsAboutAMember()
  call s:TypingKeepsTheTextsTogether()
  call s:TheFixerMendsWhatIsSafe()
  call s:WhatIsBegunIsCompleted()
endfunction

try
  call s:Run()
catch
  call add(v:errors, v:throwpoint . ': ' . v:exception)
endtry
call writefile(empty(v:errors) ? ['passed'] : v:errors, $ECSLINT_REPORT)
quitall!
