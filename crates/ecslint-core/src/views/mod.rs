//! Typed views over the tree: lenses that answer questions, not copies.
//!
//! Every view is a small cursor to an object. Members are read when they are asked for, so unknown members survive
//! and every value keeps its place. Questions that several rules ask live here or in [`questions`].

mod container;
mod host;
mod index;
mod questions;
mod task;
mod task_definition;
mod volume;

pub use container::{
    ContainerDefinition, ContainerDependency, EnvironmentFile, FirelensConfiguration, HealthCheck, KeyValuePair,
    LogConfiguration, NvidiaMps, RepositoryCredentials, ResourceRequirement, RestartPolicy, Secret, SharingStrategy,
};
pub use host::{Device, HostEntry, KernelCapabilities, LinuxParameters, PortMapping, SystemControl, Tmpfs, Ulimit};
pub use questions::Protocol;
pub use task::{
    EphemeralStorage, InferenceAccelerator, PlacementConstraint, ProxyConfiguration, RuntimePlatform, Tag,
    TrustedExecution,
};
pub use task_definition::{Capacity, Containers, NetworkMode, Prepared, TaskDefinition};
pub use volume::{
    DockerVolume, EfsAuthorization, EfsVolume, FsxAuthorization, FsxVolume, HostVolume, MountPoint, S3FilesVolume,
    Volume, VolumeFrom,
};
