//! Attributes that an instance needs to have because of what the task definition holds.

use ecslint_core::field::{Field, Object};
use ecslint_core::list::List;
use ecslint_core::values::image;
use ecslint_core::values::secret::Reference;
use ecslint_core::views::{ContainerDefinition, NetworkMode, TaskDefinition};

/// An attribute that an instance needs to have.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RequiredAttribute {
    /// The name, as in `ecs.capability.task-eni`.
    pub name: String,
    /// The value, where one is asked for.
    pub value: Option<String>,
}

/// How the attributes are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttributeSource {
    /// The output of DescribeTaskDefinition lists what ECS computed as `requiresAttributes`.
    Listed,
    /// Worked out here from the parameters whose attribute is known; ECS may ask for more, such as versions of Docker.
    WorkedOut,
}

/// The attributes that ECS computed, else those that follow from the parameters.
///
/// What follows from what was taken from outputs of DescribeTaskDefinition in public repositories, registered between 2023
/// and 2025, read on 2026-11-22. `runtimePlatform` brings no attribute there.
pub(crate) fn of(task: TaskDefinition<'_>) -> (Vec<RequiredAttribute>, AttributeSource) {
    let listed: List<'_, Object<'_>> = task.slot("requiresAttributes").list();
    if listed.is_complete() && !listed.is_empty() {
        let read = listed.iter().filter_map(|object| {
            let name = object.slot("name").string().value()?.to_owned();
            Some(RequiredAttribute { name, value: object.slot("value").string().value().map(str::to_owned) })
        });
        return (read.collect(), AttributeSource::Listed);
    }
    let mut names = Vec::new();
    if task.written_network_mode().is(NetworkMode::Awsvpc) {
        names.push("ecs.capability.task-eni".to_owned());
    }
    if task.task_role_arn().value().is_some() {
        names.push("com.amazonaws.ecs.capability.task-iam-role".to_owned());
    }
    if task.volumes().iter().any(|volume| volume.efs().value().is_some()) {
        names.push("ecs.capability.efs".to_owned());
    }
    let has_execution_role = task.execution_role_arn().value().is_some();
    task.containers().iter().for_each(|container| of_container(container, has_execution_role, &mut names));
    names.sort();
    names.dedup();
    let attributes = names.into_iter().map(|name| RequiredAttribute { name, value: None });
    (attributes.collect(), AttributeSource::WorkedOut)
}

fn of_container(container: ContainerDefinition<'_>, has_execution_role: bool, names: &mut Vec<String>) {
    let mut add = |name: &str| names.push(name.to_owned());
    if container.image().value().is_some_and(|image| image::parse(image).is_private_ecr()) {
        add("com.amazonaws.ecs.capability.ecr-auth");
        if has_execution_role {
            add("ecs.capability.execution-role-ecr-pull");
        }
    }
    if let Some(driver) = container.log_driver().value() {
        add(&format!("com.amazonaws.ecs.capability.logging-driver.{driver}"));
        if driver == "awslogs" && has_execution_role {
            add("ecs.capability.execution-role-awslogs");
        }
    }
    if container.privileged().is(true) {
        add("com.amazonaws.ecs.capability.privileged-container");
    }
    if matches!(container.health_check(), Field::Known(_)) {
        add("ecs.capability.container-health-check");
    }
    if !container.environment_files().is_empty() {
        add("ecs.capability.env-files.s3");
    }
    let sources = container.secrets().iter().filter_map(|secret| secret.value_from().value());
    for source in sources {
        match ecslint_core::values::secret::parse(source) {
            Reference::Secret(_) => add("ecs.capability.secrets.asm.environment-variables"),
            Reference::Parameter(_) | Reference::ParameterName(_) => {
                add("ecs.capability.secrets.ssm.environment-variables");
            }
            Reference::OtherArn(_) => {}
        }
    }
}
