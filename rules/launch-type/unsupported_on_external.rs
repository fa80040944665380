//! Instances outside AWS have no network interfaces, file systems and disks of AWS.

use ecslint_core::{Check, Column, Group, Outcome, Rule, Severity};

pub(crate) static RULE: Rule = Rule {
    name: "unsupported-on-external",
    summary: "A member or value is documented as unsupported on EXTERNAL instances.",
    group: Group::LaunchType,
    severity: Severity::Warning,
    outcome: Outcome::Rejected { operation: "RegisterTaskDefinition", says: &[] },
    fixable: true,
    since: "0.1.0",
    page: include_str!("unsupported-on-external.md"),
    needs: &[],
    check: Check::Support(&[Column::External]),
};
