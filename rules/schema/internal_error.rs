//! The engine's own confession.

use ecslint_core::{Check, Group, Outcome, Rule, Severity, engine};

pub(crate) static RULE: Rule = Rule {
    name: engine::INTERNAL_ERROR,
    summary: "A rule of ecslint failed on this file.",
    group: Group::Schema,
    severity: Severity::Warning,
    outcome: Outcome::SilentlyWrong,
    fixable: false,
    since: "0.1.0",
    page: include_str!("internal-error.md"),
    needs: &[],
    check: Check::Engine,
};
