;; Eglot shows a finding, mends it, and keeps up with what is typed.

(require 'flymake)

(defun found (rule)
  "The diagnostics of RULE."
  (seq-filter (lambda (diagnostic) (string-match-p (regexp-quote rule) (flymake-diagnostic-text diagnostic)))
              (flymake-diagnostics)))

(defun text-of (diagnostic)
  (buffer-substring-no-properties (flymake-diagnostic-beg diagnostic) (flymake-diagnostic-end diagnostic)))

(setq eglot-sync-connect 20)
(find-file (getenv "ECSLINT_FILE"))
(expect "the mode" major-mode 'js-json-mode)
;; What `eglot-ensure' leaves for after the command.
(run-hooks 'post-command-hook)
(until "the connection" (eglot-current-server))

(let ((diagnostic (car (until "the finding" (flymake-start) (found "differs from `containerPort` 8080")))))
  (expect "the text" (text-of diagnostic) "80")
  (expect "the line" (line-number-at-pos (flymake-diagnostic-beg diagnostic)) 9)
  (expect "the kind" (flymake-diagnostic-type diagnostic) 'eglot-error)
  (goto-char (flymake-diagnostic-beg diagnostic)))

(choose "Set `hostPort` to 8080")
(call-interactively #'eglot-code-actions)
(until "the fix" (save-excursion (goto-char (point-min)) (search-forward "\"hostPort\": 8080 }" nil t)))
(until "the end of the finding" (flymake-start) (not (found "differs from")))

(replace-once "\"hostPort\": 8080" "\"hostPort\": 81")
(replace-once "größer → 😀" "ñ🦀🦀🦀")
(replace-once "{" "{\n\n")
(let ((diagnostic (car (until "the finding behind what was typed" (flymake-start) (found "differs from")))))
  (until "its place" (flymake-start)
         (let ((found (found "differs from")))
           (and found (equal (text-of (car found)) "81")
                (equal (line-number-at-pos (flymake-diagnostic-beg (car found))) 11)))))

(goto-char (point-min))
(search-forward "networkM")
(let (told)
  (eglot-hover-eldoc-function (lambda (text &rest _) (setq told text)))
  (until "the hover" told)
  (expect "what is told" (and (string-match-p "networkMode" told) t) t))

(dolist (case '(("\"networkMode\": \"br" "bridge" "\"networkMode\": \"bridge\"")
                ("\"pidM" "pidMode" "\"pidMode\":")))
  (pcase-let ((`(,typed ,chosen ,whole) case))
    (goto-char (point-min))
    (search-forward "\"networkMode\": \"awsvpc\",")
    (replace-match typed t t)
    (completion-at-point)
    (expect "the text" (and (string-match-p (regexp-quote whole) (buffer-string)) chosen) chosen)
    (goto-char (point-min))
    (search-forward "\"family\"")
    (forward-line 1)
    (while (not (looking-at "  \"containerDefinitions\""))
      (delete-region (line-beginning-position) (line-beginning-position 2)))
    (insert "  \"networkMode\": \"awsvpc\",\n")))

(until "the outline" (string-match-p "\"?app" (format "%S" (funcall imenu-create-index-function))))

(eglot-shutdown (eglot-current-server))
(message "passed")
