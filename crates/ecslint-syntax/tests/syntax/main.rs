//! The syntax crate from outside: what each text becomes, and what holds for all texts.

mod dump;
mod invariants;
mod probe;
