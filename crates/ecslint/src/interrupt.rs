//! Ctrl-C ends the program at once, except in the middle of writing: then the file at hand is finished first.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use signal_hook::consts::TERM_SIGNALS;
use signal_hook::{flag, low_level};

/// Runs `write`, which looks at the flag between two files and ends early once it is set. A signal that came meanwhile ends
/// the program afterwards, in the way that signals do, so no temporary file stays behind.
pub(crate) fn held_back<T>(write: impl FnOnce(&AtomicBool) -> T) -> io::Result<T> {
    let (stop, is_over, which) = <(Arc<AtomicBool>, Arc<AtomicBool>, Arc<AtomicUsize>)>::default();
    for signal in TERM_SIGNALS {
        flag::register_conditional_default(*signal, Arc::clone(&is_over))?;
        flag::register(*signal, Arc::clone(&stop))?;
        flag::register_usize(*signal, Arc::clone(&which), usize::try_from(*signal).unwrap_or_default())?;
    }
    let written = write(&stop);
    is_over.store(true, Ordering::Relaxed);
    if let Ok(signal @ 1..) = i32::try_from(which.load(Ordering::Relaxed)) {
        low_level::emulate_default_handler(signal)?;
    }
    Ok(written)
}
