//! Elastic Inference is gone, and its members with it.

use ecslint_core::{Check, Column, Group, Outcome, Rule, Severity};

pub(crate) static RULE: Rule = Rule {
    name: "retired-member",
    summary: "A member or value belongs to a service that AWS has retired.",
    group: Group::LaunchType,
    severity: Severity::Error,
    outcome: Outcome::Rejected { operation: "RegisterTaskDefinition", says: &[] },
    fixable: true,
    since: "0.1.0",
    page: include_str!("retired-member.md"),
    needs: &[],
    check: Check::Support(&[Column::Any]),
};
