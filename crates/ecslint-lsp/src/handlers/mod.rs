//! One module a feature: plain functions from a snapshot to what the protocol wants.

pub(crate) mod actions;
pub(crate) mod comment;
pub(crate) mod completion;
pub(crate) mod ignore;
pub(crate) mod navigation;
pub(crate) mod outline;
pub(crate) mod pull;
pub(crate) mod reading;
