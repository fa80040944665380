//! What is known of a container instance.

use std::collections::BTreeMap;

use crate::time::Timestamp;

/// A container instance, as far as expressions ask about it. What is `None` was not given, and a comparison with it is
/// answered with [`Verdict::Unknown`](crate::Verdict::Unknown).
///
/// ```
/// use ecslint_cql::Instance;
///
/// let instance = Instance::default().with_attribute("ecs.os-type", "linux").with_attribute("gpu", "");
/// assert!(instance.attributes.is_some_and(|attributes| attributes.len() == 2));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Instance {
    /// All attributes, built in and custom, by name. One that is reported by its name alone has an empty value.
    pub attributes: Option<BTreeMap<String, String>>,
    /// `agentConnected`
    pub agent_connected: Option<bool>,
    /// `agentVersion`, from `versionInfo`
    pub agent_version: Option<String>,
    /// `ec2InstanceId`
    pub ec2_instance_id: Option<String>,
    /// `registeredAt`
    pub registered_at: Option<Timestamp>,
    /// `runningTasksCount`
    pub running_tasks_count: Option<u64>,
    /// The groups of the tasks that run on it.
    pub task_groups: Option<Vec<String>>,
}

impl Instance {
    /// The instance with one attribute more.
    #[must_use]
    pub fn with_attribute(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.attributes.get_or_insert_default().insert(name.into(), value.into());
        self
    }
}
