//! Credentials for a registry lie in Secrets Manager, those for FSx there or in Parameter Store.

use ecslint_core::placeholder::{self, is_bare_word};
use ecslint_core::values::arn;
use ecslint_core::{Check, Context, Group, Located, Outcome, Rule, Severity, TaskDefinition};

pub(crate) static RULE: Rule = Rule {
    name: "invalid-credentials-parameter",
    summary: "A `credentialsParameter` names nothing that holds credentials.",
    group: Group::Secrets,
    severity: Severity::Error,
    outcome: Outcome::Rejected { operation: "RegisterTaskDefinition", says: &[] },
    fixable: false,
    since: "0.1.0",
    page: include_str!("invalid-credentials-parameter.md"),
    needs: &["credentialsParameter"],
    check: Check::TaskDefinition(check),
};

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    for container in task.containers().iter() {
        let Some(credentials) = container.repository_credentials().known() else { continue };
        if let Some(parameter) = credentials.value.credentials_parameter().known() {
            judge(parameter, &["secretsmanager"], "give the ARN of a secret in Secrets Manager", context);
        }
    }
    for volume in task.volumes().iter() {
        let authorization = volume.fsx().known().and_then(|fsx| fsx.value.authorization_config().known());
        if let Some(parameter) = authorization.and_then(|config| config.value.credentials_parameter().known()) {
            judge(parameter, &["secretsmanager", "ssm"], "give the ARN of a secret or of a parameter", context);
        }
    }
}

fn judge(parameter: Located<'_, &str>, services: &[&str], help: &str, context: &mut Context<'_>) {
    let (flaw, severity) = if parameter.value.is_empty() {
        ("is empty".to_owned(), Severity::Error)
    } else if placeholder::is_shortened(parameter.value) {
        return;
    } else if let Some(arn) = arn::parse(parameter.value) {
        if services.contains(&arn.service) || is_bare_word(arn.service) {
            return;
        }
        let service = super::shorten(arn.service);
        (format!("is an ARN of the service `{service}`, which holds no such credentials"), Severity::Error)
    } else if parameter.value.starts_with("arn:") && !parameter.value.split(':').any(is_bare_word) {
        ("begins like an ARN, and lacks some of its fields".to_owned(), Severity::Warning)
    } else {
        // A name: the service takes it for a secret in the same Region.
        return;
    };
    context.report(parameter.span(), format!("`credentialsParameter` {flaw}")).severity(severity).help(help);
}
