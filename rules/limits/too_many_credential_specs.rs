//! A container has one identity in Active Directory.

use ecslint_core::{Check, ContainerDefinition, Context, Group, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "too-many-credential-specs",
    summary: "A container has more than one credential spec.",
    group: Group::Limits,
    severity: Severity::Warning,
    outcome: Outcome::Rejected { operation: "RegisterTaskDefinition", says: &[] },
    fixable: false,
    since: "0.1.0",
    page: include_str!("too-many-credential-specs.md"),
    needs: &["credentialSpecs"],
    check: Check::Container(check),
};

fn check(_: TaskDefinition<'_>, container: ContainerDefinition<'_>, context: &mut Context<'_>) {
    let specs = container.credential_specs();
    let most = context.facts.limits.credential_specs.value;
    if !i64::try_from(specs.len()).is_ok_and(|count| count > most) {
        return;
    }
    let Some(extra) = usize::try_from(most).ok().and_then(|most| specs.raw().nth(most)) else { return };
    context
        .report(extra.span(), format!("`credentialSpecs` has {} items of at most {most}", specs.len()))
        .help("keep one credential spec for each container");
}
