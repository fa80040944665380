//! Where Amazon ECS would place tasks.
//!
//! ECS documents four steps: it looks for the container instances that have the CPU, memory, ports and GPUs that a task
//! needs, keeps those that satisfy the constraints, orders them by the strategies, and selects. This crate goes the same
//! way over instances as `aws ecs describe-container-instances` prints them, task by task, and takes away what each task
//! holds. What the texts do not tell stays unknown: see [`Fit::Unknown`].
//!
//! Nothing here reads a file, an environment variable or a clock: texts come in, a [`Plan`] goes out.
//!
//! Source of the steps: the developer guide's page "task placement strategies", read on 2026-11-22.

mod attributes;
mod cluster;
mod fit;
mod plan;
mod random;
mod reason;
mod request;
mod spread;
mod strategy;
mod task;

pub use attributes::{AttributeSource, RequiredAttribute};
pub use cluster::{ContainerInstance, InstancesError, read_instances};
pub use fit::Fit;
pub use plan::{MAX_TASKS, Placement, Plan, Row, plan};
pub use reason::{Reason, Step};
pub use request::{Constraint, ConstraintKind, Count, Origin, Request, RequestError, RequestKind};
pub use strategy::{PackedResource, SpreadField, Strategy};
pub use task::{Amount, Port, Task, TaskError, Transport};
