//! On Fargate there is no instance that a task could reach into.

use ecslint_core::{Check, Column, Group, Outcome, Rule, Severity};

pub(crate) static RULE: Rule = Rule {
    name: "unsupported-on-fargate",
    summary: "A member or value is not supported on Fargate.",
    group: Group::LaunchType,
    severity: Severity::Error,
    outcome: Outcome::Rejected { operation: "RegisterTaskDefinition", says: &[] },
    fixable: true,
    since: "0.1.0",
    page: include_str!("unsupported-on-fargate.md"),
    needs: &[],
    check: Check::Support(&[Column::Fargate, Column::FargateWindows]),
};
