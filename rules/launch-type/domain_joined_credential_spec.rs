//! A Fargate host joins no domain.

use ecslint_core::{Check, ContainerDefinition, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "domain-joined-credential-spec",
    summary: "A Fargate task has a credential spec for instances that joined a domain.",
    group: Group::LaunchType,
    severity: Severity::Warning,
    outcome: Outcome::FailsAtStart { says: &[] },
    fixable: false,
    since: "0.1.0",
    page: include_str!("domain-joined-credential-spec.md"),
    needs: &["credentialSpecs"],
    check: Check::Container(check),
};

fn check(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let specs = container.credential_specs();
    if specs.is_empty() || !task.requires_fargate() || task.is_windows().is_yes() {
        return;
    }
    for spec in specs.known().filter(|spec| spec.value.starts_with("credentialspec:")) {
        context
            .report(spec.span(), "`credentialspec:` needs a host in the domain, which Fargate does not have")
            .help("use `credentialspecdomainless:` with a secret that holds the account");
    }
}
