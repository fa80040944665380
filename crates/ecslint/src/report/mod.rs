//! One module an output format.

pub(crate) mod concise;
pub(crate) mod diff;
pub(crate) mod expression;
pub(crate) mod human;
pub(crate) mod json;
pub(crate) mod matches;
pub(crate) mod placement;
pub(crate) mod placement_json;
pub(crate) mod snippet;
pub(crate) mod statistics;
pub(crate) mod summary;
pub(crate) mod table;
