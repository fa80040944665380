//! Managed Instances take less than EC2 instances do.

use ecslint_core::{Check, Column, Group, Outcome, Rule, Severity};

pub(crate) static RULE: Rule = Rule {
    name: "unsupported-on-managed-instances",
    summary: "A member or value is documented as unsupported on Managed Instances.",
    group: Group::LaunchType,
    severity: Severity::Warning,
    outcome: Outcome::Rejected { operation: "RegisterTaskDefinition", says: &[] },
    fixable: true,
    since: "0.1.0",
    page: include_str!("unsupported-on-managed-instances.md"),
    needs: &[],
    check: Check::Support(&[Column::ManagedInstances]),
};
