//! The rules of ecslint: one file each, with its page beside it. [`all`] is the one list of them.

use ecslint_core::Rule;

mod health;
mod iam;
#[path = "launch-type/mod.rs"]
mod launch_type;
mod limits;
mod logging;
mod network;
mod placement;
mod ports;
mod schema;
mod secrets;
mod security;
mod volumes;

/// Every rule, group by group in the order of the catalogue.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    let groups = [
        schema::RULES,
        limits::RULES,
        ports::RULES,
        network::RULES,
        iam::RULES,
        secrets::RULES,
        volumes::RULES,
        launch_type::RULES,
        placement::RULES,
        logging::RULES,
        health::RULES,
        security::RULES,
    ];
    groups.into_iter().flatten().copied()
}

/// The rule called `name`.
pub fn by_name(name: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.name == name)
}
