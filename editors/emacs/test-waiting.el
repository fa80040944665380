;; -*- lexical-binding: t -*-
;; What the tests of both clients share. Run by test_emacs.py in an Emacs that has read the configuration of the page.

(setq debug-on-error nil
      make-backup-files nil
      create-lockfiles nil)

(defmacro until (what &rest condition)
  "Wait until CONDITION gives something, and return it. WHAT is what is waited for."
  `(let ((end (time-add nil 20)) found)
     (while (not (setq found (progn ,@condition)))
       (when (time-less-p end nil)
         (error "Waited in vain for %s" ,what))
       (accept-process-output nil 0.01)
       ;; Timers are where clients send what changed; without a keyboard nothing runs those for idle times.
       (dolist (timer timer-idle-list)
         (unless (timer--triggered timer)
           (ignore-errors (timer-event-handler timer)))))
     found))

(defun expect (what value expected)
  "Fail unless VALUE is EXPECTED."
  (unless (equal value expected)
    (error "%s is %S, %S was expected" what value expected)))

(defun replace-once (from to)
  "Replace the first FROM in the buffer by TO."
  (goto-char (point-min))
  (search-forward from)
  (replace-match to t t))

(defun choose (beginning)
  "Answer menus with the entry that begins with BEGINNING."
  (setq completing-read-function
        (lambda (_prompt collection &optional predicate &rest _)
          (or (seq-find (lambda (entry) (string-prefix-p beginning entry))
                        (all-completions "" collection predicate))
              (error "No entry begins with %s" beginning)))
        ;; Eglot opens a menu of the mouse unless the last event came from the keyboard.
        last-nonmenu-event ?\r))
