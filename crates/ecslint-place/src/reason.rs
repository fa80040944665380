//! Why an instance does not take a task, in the words that ECS uses.
//!
//! Sources: the developer guide's pages "API failure reasons" and "service event messages", read on 2026-11-22;
//! "MemberOf placement constraint unsatisfied." in aws/amazon-ecs-agent#3044 (2021-09-29), "DistinctInstance placement
//! constraint unsatisfied." in public code; `RESOURCE:ENI` in aws/aws-app-mesh-examples#342 (2020-09-16).

use crate::task::Port;

/// Which of the steps of ECS leaves an instance out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// The instance takes no tasks at all.
    State,
    /// It lacks what the task needs: attributes, CPU, memory, ports, GPUs.
    Resources,
    /// It does not satisfy a constraint.
    Constraints,
}

impl Step {
    /// The name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Step::State => "state",
            Step::Resources => "resources",
            Step::Constraints => "constraints",
        }
    }
}

/// Why an instance does not take a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The status is another than `ACTIVE`.
    Status(String),
    /// The agent is not connected.
    Agent,
    /// A required attribute is missing.
    Attribute {
        /// Its name, with `=VALUE` where a value is asked for.
        wanted: String,
    },
    /// Too few CPU units.
    Cpu {
        /// What the task needs.
        needed: u64,
        /// What is left.
        left: u64,
    },
    /// Too little memory, in MiB.
    Memory {
        /// What the task needs.
        needed: u64,
        /// What is left.
        left: u64,
    },
    /// A port is in use.
    PortInUse(Port),
    /// With the ports of the task the instance would reserve more than ECS allows.
    TooManyPorts {
        /// Ports in use before.
        used: usize,
    },
    /// Too few GPUs.
    Gpu {
        /// What the task needs.
        needed: u64,
        /// What is left.
        left: u64,
    },
    /// An expression does not match.
    MemberOf {
        /// The number of the constraint in [`Plan::constraints`](crate::Plan::constraints).
        constraint: usize,
        /// The comparisons that say no, each with what the instance has to say to it.
        parts: Vec<String>,
    },
    /// A task of the same service or group is there.
    DistinctInstance,
}

impl Reason {
    /// The word of ECS: `RESOURCE:CPU`, `AGENT`, `MemberOf placement constraint unsatisfied.` …
    pub fn code(&self) -> &str {
        match self {
            Reason::Status(status) => status,
            Reason::Agent => "AGENT",
            Reason::Attribute { .. } => "ATTRIBUTE",
            Reason::Cpu { .. } => "RESOURCE:CPU",
            Reason::Memory { .. } => "RESOURCE:MEMORY",
            Reason::PortInUse(_) | Reason::TooManyPorts { .. } => "RESOURCE:PORTS",
            Reason::Gpu { .. } => "RESOURCE:GPU",
            Reason::MemberOf { .. } => "MemberOf placement constraint unsatisfied.",
            Reason::DistinctInstance => "DistinctInstance placement constraint unsatisfied.",
        }
    }

    /// What is the matter, for people.
    pub fn detail(&self) -> String {
        match self {
            Reason::Status(status) => format!("its status is {status}, and tasks go to ACTIVE instances only"),
            Reason::Agent => "its agent is not connected".to_owned(),
            Reason::Attribute { wanted } => format!("it lacks `{wanted}`"),
            Reason::Cpu { needed, left } => format!("{left} CPU units left, {needed} needed"),
            Reason::Memory { needed, left } => format!("{left} MiB left, {needed} needed"),
            Reason::PortInUse(port) => format!("{port} is in use"),
            Reason::TooManyPorts { used } => {
                format!("{used} ports are reserved, and the limit is {}", crate::fit::MOST_RESERVED_PORTS)
            }
            Reason::Gpu { needed, left } => format!("{left} GPUs left, {needed} needed"),
            Reason::MemberOf { parts, .. } => parts.join("; "),
            Reason::DistinctInstance => "a task of the same kind is there".to_owned(),
        }
    }

    /// How the event of a service goes on behind "The closest matching container-instance ID".
    pub fn event(&self) -> String {
        match self {
            Reason::Cpu { .. } => "has insufficient CPU units available".to_owned(),
            Reason::Memory { .. } => "has insufficient memory available".to_owned(),
            Reason::PortInUse(_) => "is already using a port required by your task".to_owned(),
            Reason::Attribute { .. } => "is missing an attribute required by your task".to_owned(),
            other => format!("encountered error \"{}\"", other.code()),
        }
    }

    /// The step that leaves the instance out.
    pub fn step(&self) -> Step {
        match self {
            Reason::Status(_) | Reason::Agent => Step::State,
            Reason::MemberOf { .. } | Reason::DistinctInstance => Step::Constraints,
            _ => Step::Resources,
        }
    }

    /// How far the instance came: the greater, the closer. The order is that of the checks here; that of ECS is not
    /// documented.
    pub(crate) fn rank(&self) -> u8 {
        match self {
            Reason::Status(_) => 0,
            Reason::Agent => 1,
            Reason::Attribute { .. } => 2,
            Reason::Cpu { .. } => 3,
            Reason::Memory { .. } => 4,
            Reason::PortInUse(_) | Reason::TooManyPorts { .. } => 5,
            Reason::Gpu { .. } => 6,
            Reason::MemberOf { .. } => 7,
            Reason::DistinctInstance => 8,
        }
    }
}
