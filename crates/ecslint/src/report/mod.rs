//! One module an output format.

pub(crate) mod checkstyle;
pub(crate) mod concise;
pub(crate) mod diff;
pub(crate) mod expression;
mod fingerprints;
pub(crate) mod github;
pub(crate) mod gitlab;
pub(crate) mod human;
pub(crate) mod json;
pub(crate) mod jsonl;
pub(crate) mod junit;
pub(crate) mod markdown;
pub(crate) mod matches;
pub(crate) mod names;
pub(crate) mod placement;
pub(crate) mod placement_json;
pub(crate) mod rdjson;
pub(crate) mod sarif;
pub(crate) mod snippet;
pub(crate) mod statistics;
pub(crate) mod summary;
pub(crate) mod table;
mod words;
mod xml;
