//! What `ecslint.toml` gets wrong. The files that it holds for are checked with what could be read.

use ecslint_core::{Check, Group, Outcome, Rule, Severity};

pub(crate) static RULE: Rule = Rule {
    name: "invalid-config",
    summary: "The configuration of ecslint holds a mistake.",
    group: Group::Schema,
    severity: Severity::Error,
    outcome: Outcome::SilentlyWrong,
    fixable: false,
    since: "0.1.0",
    page: include_str!("invalid-config.md"),
    needs: &[],
    check: Check::Engine,
};
