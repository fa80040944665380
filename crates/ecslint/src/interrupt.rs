//! Ctrl-C ends the program at once, except in the middle of writing: then the file at hand is finished first.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use signal_hook::consts::TERM_SIGNALS;
use signal_hook::{flag, low_level};

/// The signals that end a program, and whether they may.
#[derive(Debug)]
pub(crate) struct Signals {
    may_end: Arc<AtomicBool>,
    stop: Arc<AtomicBool>,
    which: Arc<AtomicUsize>,
}

impl Signals {
    /// Signals that end the program at once until they are held back.
    pub(crate) fn take() -> io::Result<Self> {
        let signals = Self { may_end: Arc::new(AtomicBool::new(true)), stop: Arc::default(), which: Arc::default() };
        for signal in TERM_SIGNALS {
            flag::register_conditional_default(*signal, Arc::clone(&signals.may_end))?;
            flag::register(*signal, Arc::clone(&signals.stop))?;
            flag::register_usize(*signal, Arc::clone(&signals.which), usize::try_from(*signal).unwrap_or_default())?;
        }
        Ok(signals)
    }

    /// Runs `write`, which may look at the flag between two files and end early once it is set. A signal that came meanwhile
    /// ends the program afterwards, in the way that signals do, so no temporary file stays behind.
    pub(crate) fn held_back<T>(&self, write: impl FnOnce(&AtomicBool) -> T) -> T {
        self.may_end.store(false, Ordering::SeqCst);
        let written = write(&self.stop);
        self.may_end.store(true, Ordering::SeqCst);
        if let Ok(signal @ 1..) = i32::try_from(self.which.load(Ordering::SeqCst)) {
            // It does not come back from there, as long as the signal is one that ends programs.
            let _ = low_level::emulate_default_handler(signal);
        }
        written
    }
}
