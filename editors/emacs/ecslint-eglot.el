;; Eglot, of Emacs 29 or as a package for Emacs 26 and newer: ~/.emacs.d/init.el
(require 'eglot)

;; Before Emacs 29 JSON opens in the mode of JavaScript. With a mode of its own, scripts are none of ecslint's business.
(unless (fboundp 'js-json-mode)
  (define-derived-mode js-json-mode js-mode "JSON"))
(add-to-list 'auto-mode-alist '("\\.json\\(\\.tpl\\)?\\'" . js-json-mode))

(add-to-list 'eglot-server-programs
             '((js-json-mode json-mode json-ts-mode :language-id "json") . ("ecslint" "lsp")))
(add-hook 'js-json-mode-hook #'eglot-ensure)

;; YAML, where a mode for it is installed. Eglot has one server a mode, so this is in place of one for YAML itself.
(add-to-list 'eglot-server-programs '((yaml-mode yaml-ts-mode :language-id "yaml") . ("ecslint" "lsp")))
(add-hook 'yaml-mode-hook #'eglot-ensure)
(add-hook 'yaml-ts-mode-hook #'eglot-ensure)

;; error, warning or advice
(setq-default eglot-workspace-configuration '((:ecslint . (:severity "advice"))))
