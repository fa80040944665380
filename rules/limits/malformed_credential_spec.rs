//! A credential spec is a word, a colon and an ARN.

use ecslint_core::placeholder;
use ecslint_core::values::arn;
use ecslint_core::{Check, ContainerDefinition, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "malformed-credential-spec",
    summary: "A credential spec does not have the form of one.",
    group: Group::Limits,
    severity: Severity::Warning,
    outcome: Outcome::Rejected { operation: "RegisterTaskDefinition", says: &[] },
    fixable: false,
    since: "0.1.0",
    page: include_str!("malformed-credential-spec.md"),
    needs: &["credentialSpecs"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    for spec in container.credential_specs().known() {
        let message = match spec.value.split_once(':') {
            Some(("credentialspec" | "credentialspecdomainless", place)) if is_place(place) => continue,
            Some(("credentialspec" | "credentialspecdomainless", _)) => {
                "`credentialSpecs` names no object in S3 and no parameter of Systems Manager"
            }
            _ => "`credentialSpecs` begins with neither `credentialspec:` nor `credentialspecdomainless:`",
        };
        context.report(spec.span(), message).help("write `credentialspec:` or `credentialspecdomainless:` and the ARN");
    }
}

/// An ARN of S3 or Systems Manager, or a word that stands for one.
fn is_place(text: &str) -> bool {
    match arn::parse(text) {
        Some(arn) => matches!(arn.service, "s3" | "ssm") || placeholder::is_bare_word(arn.service),
        None => placeholder::is_bare_word(text) || text.starts_with("MyARN"),
    }
}
