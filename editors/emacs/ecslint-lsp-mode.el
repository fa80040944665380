;; lsp-mode, with Flycheck: ~/.emacs.d/init.el
(require 'lsp-mode)

;; Before Emacs 29 JSON opens in the mode of JavaScript. With a mode of its own, scripts are none of ecslint's business.
(unless (fboundp 'js-json-mode)
  (define-derived-mode js-json-mode js-mode "JSON"))
(add-to-list 'auto-mode-alist '("\\.json\\(\\.tpl\\)?\\'" . js-json-mode))
(add-to-list 'lsp-language-id-configuration '(js-json-mode . "json"))
;; lsp-mode 8 takes YAML for the settings of another program.
(add-to-list 'lsp-language-id-configuration '(yaml-mode . "yaml"))
(add-to-list 'lsp-language-id-configuration '(yaml-ts-mode . "yaml"))

(defcustom ecslint-severity "advice"
  "The lowest severity that is shown: error, warning or advice."
  :type 'string :group 'lsp-mode)
(lsp-register-custom-settings '(("ecslint.severity" ecslint-severity)))

(lsp-register-client
 (make-lsp-client :new-connection (lsp-stdio-connection '("ecslint" "lsp"))
                  :activation-fn (lsp-activate-on "json" "jsonc" "yaml")
                  ;; Beside the servers for JSON and YAML, not in their place.
                  :add-on? t
                  :initialized-fn (lambda (workspace)
                                    (with-lsp-workspace workspace
                                      (lsp--set-configuration (lsp-configuration-section "ecslint"))))
                  :server-id 'ecslint))
(add-hook 'js-json-mode-hook #'lsp-deferred)
;; Where a mode for YAML is installed.
(add-hook 'yaml-mode-hook #'lsp-deferred)
(add-hook 'yaml-ts-mode-hook #'lsp-deferred)
