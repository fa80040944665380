//! A few members belong to capacity that AWS manages.

use ecslint_core::{Check, Column, Group, Outcome, Rule, Severity};

pub(crate) static RULE: Rule = Rule {
    name: "unsupported-on-ec2",
    summary: "A member or value is not supported on EC2 instances.",
    group: Group::LaunchType,
    severity: Severity::Error,
    outcome: Outcome::Rejected { operation: "RegisterTaskDefinition", says: &[] },
    fixable: true,
    since: "0.1.0",
    page: include_str!("unsupported-on-ec2.md"),
    needs: &[],
    check: Check::Support(&[Column::Ec2]),
};
