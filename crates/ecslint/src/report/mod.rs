//! One module an output format.

pub(crate) mod concise;
pub(crate) mod diff;
pub(crate) mod human;
pub(crate) mod json;
pub(crate) mod snippet;
pub(crate) mod statistics;
pub(crate) mod summary;
