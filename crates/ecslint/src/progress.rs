//! A line on standard error while a long run goes on.

use std::io::{self, IsTerminal, Write};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use ecslint_project::Progress;

/// Runs `work`, and shows how far it is once it takes longer than a second. Only on a terminal; wiped at the end.
pub(crate) fn show<T>(progress: &Progress, work: impl FnOnce() -> T) -> T {
    if !io::stderr().is_terminal() {
        return work();
    }
    thread::scope(|scope| {
        let (finished, wait) = mpsc::channel::<()>();
        scope.spawn(move || {
            let mut pause = Duration::from_secs(1);
            let mut shown = false;
            while wait.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
                pause = Duration::from_millis(100);
                shown = true;
                print(&format!("\r\x1b[2K{}", words(progress)));
            }
            if shown {
                print("\r\x1b[2K");
            }
        });
        let result = work();
        drop(finished);
        result
    })
}

fn words(progress: &Progress) -> String {
    match progress.total() {
        0 => "looking for files …".to_owned(),
        total => format!("{} of {total} files", progress.done()),
    }
}

fn print(text: &str) {
    let mut stderr = io::stderr().lock();
    // A progress line that cannot be shown is not missed.
    let _ = stderr.write_all(text.as_bytes()).and_then(|()| stderr.flush());
}
