//! Who is let into a confidential sandbox is said by the policy.

use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "missing-attestation-policy",
    summary: "A confidential sandbox has no attestation policy.",
    group: Group::LaunchType,
    severity: Severity::Warning,
    outcome: Outcome::Rejected { operation: "RegisterTaskDefinition", says: &[] },
    fixable: false,
    since: "0.1.0",
    page: include_str!("missing-attestation-policy.md"),
    needs: &["trustedExecutionConfiguration"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    let Some(trusted) = task.trusted_execution_configuration().known() else { return };
    let Some(mode) = trusted.value.isolation_mode().known().filter(|mode| mode.value == "CONFIDENTIAL_SANDBOX") else {
        return;
    };
    let policy = trusted.value.attestation_policy();
    if policy.is_absent() || policy.is("") {
        context
            .report(mode.span(), "`CONFIDENTIAL_SANDBOX` needs an `attestationPolicy`")
            .help("add `attestationPolicy`, encoded in base64");
    }
}
