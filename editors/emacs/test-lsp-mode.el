;; lsp-mode shows a finding through Flycheck, mends it, and keeps up with what is typed.

(require 'flycheck)
(require 'lsp-diagnostics)

(defun found (rule)
  "The errors of RULE that Flycheck shows."
  (seq-filter (lambda (error) (equal (flycheck-error-id error) rule)) flycheck-current-errors))

(defun text-of (error)
  (pcase-let ((`(,start . ,end) (flycheck-error-region-for-mode error 'columns)))
    (buffer-substring-no-properties start end)))

(setq lsp-auto-guess-root t
      lsp-enable-file-watchers nil
      lsp-keep-workspace-alive nil
      lsp-restart 'ignore
      lsp-session-file (expand-file-name "session" (getenv "HOME")))
(find-file (getenv "ECSLINT_FILE"))
(expect "the mode" major-mode 'js-json-mode)
;; `lsp-deferred' waits until the buffer is shown, and here nothing is.
(lsp)
(until "the connection" (seq-find (lambda (workspace) (eq (lsp--workspace-status workspace) 'initialized))
                                  (lsp-workspaces)))
(flycheck-mode 1)

(let ((error (car (until "the finding" (flycheck-buffer)
                         (let ((found (found "host-port-mismatch")))
                           (and found (equal (text-of (car found)) "80") found))))))
  (expect "the line" (flycheck-error-line error) 9)
  (expect "the level" (flycheck-error-level error) 'error)
  (goto-char (flycheck-error-pos error)))

(choose "Set `hostPort` to 8080")
(call-interactively #'lsp-execute-code-action)
(until "the fix" (save-excursion (goto-char (point-min)) (search-forward "\"hostPort\": 8080 }" nil t)))
(until "the end of the finding" (flycheck-buffer) (not (found "host-port-mismatch")))

(replace-once "\"hostPort\": 8080" "\"hostPort\": 81")
(replace-once "größer → é" "ñ→→→")
(replace-once "{" "{\n\n")
(until "the finding behind what was typed" (flycheck-buffer)
       (let ((found (found "host-port-mismatch")))
         (and found (equal (text-of (car found)) "81") (equal (flycheck-error-line (car found)) 11))))

(goto-char (point-min))
(search-forward "networkM")
(lsp-describe-thing-at-point)
(with-current-buffer "*lsp-help*"
  (expect "what is told" (and (string-match-p "networkMode" (buffer-string)) t) t))

(dolist (case '(("\"networkMode\": \"br" "bridge" "\"networkMode\": \"bridge\"")
                ("\"pidM" "pidMode" "\"pidMode\":")))
  (pcase-let ((`(,typed ,chosen ,whole) case))
    (goto-char (point-min))
    (search-forward "\"networkMode\": \"awsvpc\",")
    (replace-match typed t t)
    ;; A menu would open here, and nobody is there to choose from it.
    (pcase-let* ((`(,start ,_ ,table . ,properties) (lsp-completion-at-point))
                 (candidate (seq-find (lambda (candidate) (equal (substring-no-properties candidate) chosen))
                                      (all-completions "" table))))
      (delete-region start (point))
      (insert candidate)
      (funcall (plist-get properties :exit-function) candidate 'finished))
    (expect "the text" (and (string-match-p (regexp-quote whole) (buffer-string)) chosen) chosen)
    (goto-char (point-min))
    (search-forward "\"family\"")
    (forward-line 1)
    (while (not (looking-at "  \"containerDefinitions\""))
      (delete-region (line-beginning-position) (line-beginning-position 2)))
    (insert "  \"networkMode\": \"awsvpc\",\n")))

(lsp-disconnect)
(message "passed")
