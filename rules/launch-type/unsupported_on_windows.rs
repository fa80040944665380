//! Much of a container definition speaks to the Linux kernel.

use ecslint_core::{Check, Column, Group, Outcome, Rule, Severity};

pub(crate) static RULE: Rule = Rule {
    name: "unsupported-on-windows",
    summary: "A member or value is not supported for Windows containers.",
    group: Group::LaunchType,
    severity: Severity::Error,
    outcome: Outcome::Rejected { operation: "RegisterTaskDefinition", says: &[] },
    fixable: true,
    since: "0.1.0",
    page: include_str!("unsupported-on-windows.md"),
    needs: &[],
    check: Check::Support(&[Column::Windows]),
};
