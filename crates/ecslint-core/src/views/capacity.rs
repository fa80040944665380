//! Launch types and network modes.

/// Where a task may run: the values of `requiresCompatibilities`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Capacity {
    /// Container instances in EC2.
    Ec2,
    /// AWS Fargate.
    Fargate,
    /// ECS Anywhere.
    External,
    /// ECS Managed Instances.
    ManagedInstances,
}

impl Capacity {
    /// Every capacity.
    pub const ALL: [Capacity; 4] = [Capacity::Ec2, Capacity::Fargate, Capacity::External, Capacity::ManagedInstances];

    /// The value as `requiresCompatibilities` spells it.
    pub const fn name(self) -> &'static str {
        match self {
            Capacity::Ec2 => "EC2",
            Capacity::Fargate => "FARGATE",
            Capacity::External => "EXTERNAL",
            Capacity::ManagedInstances => "MANAGED_INSTANCES",
        }
    }
}

/// The value of `networkMode`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NetworkMode {
    /// Docker's own network on the instance.
    Bridge,
    /// The network of the instance.
    Host,
    /// A network interface for each task.
    Awsvpc,
    /// No network.
    None,
}

impl NetworkMode {
    /// The value as `networkMode` spells it.
    pub const fn name(self) -> &'static str {
        match self {
            NetworkMode::Bridge => "bridge",
            NetworkMode::Host => "host",
            NetworkMode::Awsvpc => "awsvpc",
            NetworkMode::None => "none",
        }
    }

    pub(super) fn parse(text: &str) -> Option<Self> {
        [NetworkMode::Bridge, NetworkMode::Host, NetworkMode::Awsvpc, NetworkMode::None]
            .into_iter()
            .find(|mode| mode.name() == text)
    }
}
