//! Comments and entries of the configuration that keep nothing silent.

use ecslint_core::{Check, Group, Outcome, Rule, Severity};

pub(crate) static RULE: Rule = Rule {
    name: "unused-suppression",
    summary: "A comment or an entry of the configuration ignores something that is not there.",
    group: Group::Schema,
    severity: Severity::Warning,
    outcome: Outcome::SilentlyWrong,
    fixable: false,
    since: "0.1.0",
    page: include_str!("unused-suppression.md"),
    needs: &[],
    check: Check::Engine,
};
