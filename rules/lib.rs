//! The rules of ecslint: one file each, with its page beside it. [`all`] is the one list of them.

use ecslint_core::Rule;

mod ports;
mod schema;

/// Every rule, group by group in the order of the catalogue.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    [schema::RULES, ports::RULES].into_iter().flatten().copied()
}

/// The rule called `name`.
pub fn by_name(name: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.name == name)
}
