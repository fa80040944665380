//! A panic in a request ends that request and nothing else.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Does `work`.
///
/// # Errors
/// What a panic in it said.
pub(crate) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| words(&*panic).to_owned())
}

fn words(panic: &(dyn Any + Send)) -> &str {
    let words = panic.downcast_ref::<String>().map(String::as_str);
    words.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no message")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_words() {
        assert_eq!(guarded(|| 1), Ok(1));
        let number = 7;
        assert_eq!(guarded(|| assert!(number == 8, "seven")), Err("seven".to_owned()));
    }
}
