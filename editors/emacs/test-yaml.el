;; A finding in YAML is shown and mended, whichever client the configuration is of.

(require 'flymake)

(defun shown ()
  "The texts of what is found, as either client shows them."
  (append (mapcar #'flymake-diagnostic-text (flymake-diagnostics))
          (and (bound-and-true-p flycheck-mode) (mapcar #'flycheck-error-message flycheck-current-errors))))

(setq eglot-sync-connect 20
      lsp-auto-guess-root t
      lsp-enable-file-watchers nil
      lsp-restart 'ignore
      lsp-session-file (expand-file-name "session" (getenv "HOME")))
(find-file (getenv "ECSLINT_FILE"))
(expect "the mode" major-mode 'yaml-mode)
;; What both clients leave for after the command, or until the buffer is shown.
(run-hooks 'post-command-hook)
(when (featurep 'lsp-mode)
  (lsp)
  (require 'flycheck)
  (require 'lsp-diagnostics)
  (flycheck-mode 1))
(until "the connection" (if (featurep 'lsp-mode)
                            (seq-find (lambda (workspace) (eq (lsp--workspace-status workspace) 'initialized))
                                      (lsp-workspaces))
                          (eglot-current-server)))
(until "the finding"
       (if (featurep 'lsp-mode) (flycheck-buffer) (flymake-start))
       (seq-find (lambda (text) (string-match-p "differs from `containerPort` 8080" text)) (shown)))

(goto-char (point-min))
(search-forward "hostPort: ")
(choose "Set `hostPort` to 8080")
(call-interactively (if (featurep 'lsp-mode) #'lsp-execute-code-action #'eglot-code-actions))
(until "the fix" (save-excursion (goto-char (point-min)) (search-forward "hostPort: 8080 }" nil t)))

(if (featurep 'lsp-mode) (lsp-disconnect) (eglot-shutdown (eglot-current-server)))
(message "passed")
