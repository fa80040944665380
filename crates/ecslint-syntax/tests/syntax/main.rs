//! The syntax crate from outside: what each text becomes, and what holds for all texts.

mod dump;
mod half_typed;
mod invariants;
mod limits;
mod locate;
mod properties;
mod recovery;
mod templates;
mod values;
mod yaml;
