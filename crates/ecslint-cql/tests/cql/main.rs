//! The crate from outside: what is said of each text, and what holds for all texts.

mod evaluation;
mod findings;
mod generator;
mod invariants;
mod placeholders;
mod properties;
mod recovery;
mod replacements;
