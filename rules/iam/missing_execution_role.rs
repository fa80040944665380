//! Pulling from ECR, reading secrets and writing logs on Fargate happen in the name of the execution role.

use ecslint_core::views::Capacity;
use ecslint_core::{Check, ContainerDefinition, Context, Group, Outcome, Rule, Severity, TaskDefinition, values};
use ecslint_syntax::Span;

const SECRETS: &str =
    "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.";
const AWSLOGS: &str = "Fargate requires task definition to have execution role ARN to support log driver awslogs.";
const ECR: &str = "Fargate requires task definition to have execution role ARN to support ECR images.";

pub(crate) static RULE: Rule = Rule {
    name: "missing-execution-role",
    summary: "The task needs an execution role for secrets, logs or images, and has none.",
    group: Group::Iam,
    severity: Severity::Error,
    outcome: Outcome::Rejected { operation: "RegisterTaskDefinition", says: &[SECRETS, AWSLOGS, ECR] },
    fixable: false,
    since: "0.1.0",
    page: include_str!("missing-execution-role.md"),
    needs: &[],
    check: Check::TaskDefinition(check),
};

/// Something that needs the role. The order of ranks is that of the certainty that AWS says no.
struct Need {
    rank: u8,
    span: Span,
    what: &'static str,
    says: Option<&'static str>,
    severity: Severity,
}

impl Need {
    fn rejected(rank: u8, span: Span, what: &'static str, says: &'static str) -> Self {
        Self { rank, span, what, says: Some(says), severity: Severity::Error }
    }

    fn fails(rank: u8, span: Span, what: &'static str) -> Self {
        Self { rank, span, what, says: None, severity: Severity::Error }
    }

    fn doubtful(rank: u8, span: Span, what: &'static str) -> Self {
        Self { rank, span, what, says: None, severity: Severity::Warning }
    }
}

fn check(task: TaskDefinition<'_>, context: &mut Context<'_>) {
    if !task.execution_role_arn().is_absent() {
        return;
    }
    let mut needs = Vec::new();
    for container in task.containers().iter() {
        // Without an image it is a fragment of documentation, or refused for other reasons.
        if container.image_as_written().known().is_some() {
            needs_of(task, container, &mut needs);
        }
    }
    for volume in task.volumes().iter() {
        let authorization = volume.fsx().known().and_then(|fsx| fsx.value.authorization_config().known());
        if let Some(credentials) = authorization.and_then(|config| config.value.credentials_parameter().known()) {
            needs.push(Need::fails(6, credentials.span(), "`credentialsParameter` is read with the execution role"));
        }
    }
    needs.sort_by_key(|need| need.rank);
    let Some((first, others)) = needs.split_first() else { return };
    let found = context.report(first.span, format!("{}, and `executionRoleArn` is missing", first.what));
    found.says = first.says.map(str::to_owned);
    found.severity(first.severity).help("add `executionRoleArn` with the ARN of a task execution role");
    for other in others.iter().take(5) {
        found.related(other.span, format!("{} too", other.what));
    }
}

fn needs_of(task: TaskDefinition<'_>, container: ContainerDefinition<'_>, needs: &mut Vec<Need>) {
    let fargate = task.requires_fargate();
    let elsewhere = [Capacity::External, Capacity::ManagedInstances];
    let elsewhere = elsewhere.into_iter().any(|capacity| task.requires(capacity).is_yes());

    if let Some(member) = container.secrets().member().filter(|_| !container.secrets().is_empty()) {
        needs.push(Need::rejected(0, member.key.span(), "`secrets` are read with the execution role", SECRETS));
    }
    if let Some(logging) = container.log_configuration().known() {
        if let Some(driver) = logging.value.log_driver().known().filter(|driver| driver.value == "awslogs") {
            if fargate {
                let what = "`awslogs` on Fargate writes with the execution role";
                needs.push(Need::rejected(1, driver.span(), what, AWSLOGS));
            } else if elsewhere {
                let what = "`awslogs` writes with the execution role here";
                needs.push(Need::doubtful(7, driver.span(), what));
            }
        }
        let options = logging.value.secret_options();
        if let Some(member) = options.member().filter(|_| !options.is_empty()) {
            needs.push(Need::fails(5, member.key.span(), "`secretOptions` are read with the execution role"));
        }
    }
    if fargate || elsewhere {
        // A placeholder for the tag or the account does not change where the image lies.
        let image = container.image_as_written().known();
        if let Some(image) = image.filter(|image| values::image::parse(image.value).is_private_ecr()) {
            needs.push(if fargate {
                let what = "`image` in Amazon ECR is pulled with the execution role on Fargate";
                Need::rejected(2, image.span(), what, ECR)
            } else {
                Need::doubtful(8, image.span(), "`image` in Amazon ECR is pulled with the execution role here")
            });
        }
    }
    let registry = container.repository_credentials().known();
    if let Some(key) = registry.and_then(|credentials| credentials.member()).map(|member| member.key) {
        needs.push(Need::fails(3, key.span(), "`repositoryCredentials` are read with the execution role"));
    }
    if let Some(member) = container.environment_files().member().filter(|_| !container.environment_files().is_empty()) {
        needs.push(Need::fails(4, member.key.span(), "`environmentFiles` are read with the execution role"));
    }
    let firelens = container.firelens_configuration().known();
    let options = firelens.and_then(|firelens| firelens.value.options().known());
    // Fargate refuses such a file.
    let kind = options.and_then(|options| options.value.slot("config-file-type").string().known());
    if let Some(kind) = kind.filter(|kind| kind.value == "s3" && !fargate) {
        needs.push(Need::doubtful(10, kind.span(), "`config-file-type` `s3` is read with the execution role"));
    }
    for spec in container.credential_specs().raw() {
        // Specifications in files of the instance need no role; those behind an ARN do.
        if spec.value.starts_with("credentialspec:arn:") || spec.value.starts_with("credentialspecdomainless:arn:") {
            let what = "`credentialSpecs` in S3 or Parameter Store are read with the execution role";
            needs.push(Need::doubtful(9, spec.span(), what));
        }
    }
}
