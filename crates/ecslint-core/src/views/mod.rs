//! Typed views over the tree: lenses that answer questions, not copies.
//!
//! Every view is a small cursor to an object. Members are read when they are asked for, so unknown members survive
//! and every value keeps its place. Questions that several rules ask live here or in [`questions`].

mod assumption;
mod capacity;
mod container;
mod container_names;
mod container_parts;
mod containers;
mod health;
mod host;
mod index;
mod logging;
mod mount;
mod placement;
mod questions;
mod task;
mod task_definition;
mod variables;
mod volume;

pub use assumption::{Architecture, Assumption, Requirement};
pub use capacity::{Capacity, NetworkMode};
pub use container::ContainerDefinition;
pub use container_names::ContainerNames;
pub use container_parts::{
    EnvironmentFile, FirelensConfiguration, KeyValuePair, NvidiaMps, RepositoryCredentials, ResourceRequirement,
    RestartPolicy, Secret, SharingStrategy,
};
pub use containers::Containers;
pub use health::{ContainerDependency, HealthCheck, PreparedContainerDependency, PreparedHealthCheck};
pub use host::{
    Device, HostEntry, KernelCapabilities, LinuxParameters, PortMapping, PreparedPortMapping, SystemControl, Tmpfs,
    Ulimit,
};
pub(crate) use index::{Positioned, container_member, task_member};
pub use logging::{LogConfiguration, PreparedLogConfiguration};
pub use mount::{MountPoint, PreparedMountPoint, VolumeFrom};
pub use placement::{ExpressionFinding, PlacementConstraint};
pub use questions::Protocol;
pub use task::{EphemeralStorage, InferenceAccelerator, ProxyConfiguration, RuntimePlatform, Tag, TrustedExecution};
pub use task_definition::{Prepared, TaskDefinition};
pub use variables::{SecretSource, Variable};
pub use volume::{
    DockerVolume, EfsAuthorization, EfsVolume, FsxAuthorization, FsxVolume, HostVolume, PreparedVolume, S3FilesVolume,
    Volume,
};

#[cfg(test)]
mod tests {
    /// The API model's members against the source of the views: a member that AWS adds wants an accessor.
    #[test]
    fn every_member_of_the_api_has_an_accessor() {
        let views = [
            include_str!("container.rs"),
            include_str!("container_parts.rs"),
            include_str!("health.rs"),
            include_str!("host.rs"),
            include_str!("index.rs"),
            include_str!("logging.rs"),
            include_str!("mount.rs"),
            include_str!("placement.rs"),
            include_str!("task.rs"),
            include_str!("volume.rs"),
        ];
        let schema: serde_json::Value =
            serde_json::from_str(ecslint_schemas::REGISTER_TASK_DEFINITION).expect("the schema is JSON");
        let shapes = schema["$defs"].as_object().expect("shapes").values().chain([&schema]);
        let members = shapes.filter_map(|shape| shape["properties"].as_object()).flat_map(|members| members.keys());
        let missing: Vec<&String> =
            members.filter(|name| !views.iter().any(|view| view.contains(&format!("\"{name}\"")))).collect();
        assert!(missing.is_empty(), "no accessor for {missing:?}");
    }
}
