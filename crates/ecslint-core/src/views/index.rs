//! Where the members of the two widest objects stand, looked up once instead of by every rule.
//!
//! A task definition is asked for its members by about a hundred rules, and so is each container. One pass over the
//! members sorts them into slots; after that a question costs an array access.

use ecslint_syntax::Node;

use crate::field::{Object, Slot};
use crate::member_names::{MEMBER_NAMES, NUMBERS, member};

/// The members of a container definition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum ContainerMember {
    Name,
    Image,
    RepositoryCredentials,
    Cpu,
    Memory,
    MemoryReservation,
    Links,
    PortMappings,
    Essential,
    RestartPolicy,
    EntryPoint,
    Command,
    Environment,
    EnvironmentFiles,
    MountPoints,
    VolumesFrom,
    LinuxParameters,
    Secrets,
    DependsOn,
    StartTimeout,
    StopTimeout,
    VersionConsistency,
    Hostname,
    User,
    WorkingDirectory,
    DisableNetworking,
    Privileged,
    ReadonlyRootFilesystem,
    DnsServers,
    DnsSearchDomains,
    ExtraHosts,
    DockerSecurityOptions,
    Interactive,
    PseudoTerminal,
    DockerLabels,
    Ulimits,
    LogConfiguration,
    HealthCheck,
    SystemControls,
    ResourceRequirements,
    FirelensConfiguration,
    CredentialSpecs,
}

/// Their names, in the same order.
pub(crate) const CONTAINER_MEMBER_NAMES: [&str; 42] = [
    "name",
    "image",
    "repositoryCredentials",
    "cpu",
    "memory",
    "memoryReservation",
    "links",
    "portMappings",
    "essential",
    "restartPolicy",
    "entryPoint",
    "command",
    "environment",
    "environmentFiles",
    "mountPoints",
    "volumesFrom",
    "linuxParameters",
    "secrets",
    "dependsOn",
    "startTimeout",
    "stopTimeout",
    "versionConsistency",
    "hostname",
    "user",
    "workingDirectory",
    "disableNetworking",
    "privileged",
    "readonlyRootFilesystem",
    "dnsServers",
    "dnsSearchDomains",
    "extraHosts",
    "dockerSecurityOptions",
    "interactive",
    "pseudoTerminal",
    "dockerLabels",
    "ulimits",
    "logConfiguration",
    "healthCheck",
    "systemControls",
    "resourceRequirements",
    "firelensConfiguration",
    "credentialSpecs",
];

/// The members of a task definition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum TaskMember {
    Family,
    TaskRoleArn,
    ExecutionRoleArn,
    NetworkMode,
    ContainerDefinitions,
    Volumes,
    PlacementConstraints,
    RequiresCompatibilities,
    Cpu,
    Memory,
    Tags,
    PidMode,
    IpcMode,
    ProxyConfiguration,
    InferenceAccelerators,
    EphemeralStorage,
    RuntimePlatform,
    EnableFaultInjection,
    TrustedExecutionConfiguration,
}

/// Their names, in the same order.
pub(crate) const TASK_MEMBER_NAMES: [&str; 19] = [
    "family",
    "taskRoleArn",
    "executionRoleArn",
    "networkMode",
    "containerDefinitions",
    "volumes",
    "placementConstraints",
    "requiresCompatibilities",
    "cpu",
    "memory",
    "tags",
    "pidMode",
    "ipcMode",
    "proxyConfiguration",
    "inferenceAccelerators",
    "ephemeralStorage",
    "runtimePlatform",
    "enableFaultInjection",
    "trustedExecutionConfiguration",
];

/// Positions by the number of a name: position plus one, 0 for none.
type Positions = [u8; NUMBERS];

static CONTAINER_POSITIONS: Positions = positions(&CONTAINER_MEMBER_NAMES);
static TASK_POSITIONS: Positions = positions(&TASK_MEMBER_NAMES);

const fn positions(names: &[&str]) -> Positions {
    let mut positions = [0; NUMBERS];
    let mut position = 0;
    while position < names.len() {
        let number = member(names[position]).number();
        position += 1;
        positions[number as usize] = position as u8;
    }
    positions
}

#[inline]
fn position(number: u8, positions: &Positions) -> Option<usize> {
    usize::from(*positions.get(usize::from(number))?).checked_sub(1)
}

/// The position of the member `name` in the index of a container definition.
pub(crate) fn container_member(name: &str) -> Option<usize> {
    position(MEMBER_NAMES.number(name.as_bytes()), &CONTAINER_POSITIONS)
}

/// The position of the member `name` in the index of a task definition.
pub(crate) fn task_member(name: &str) -> Option<usize> {
    position(MEMBER_NAMES.number(name.as_bytes()), &TASK_POSITIONS)
}

/// The members of one object in slots; of two members with one key the last, as JSON readers have it.
#[derive(Debug)]
pub(crate) struct Index<const COUNT: usize> {
    /// Numbers of the nodes of the keys, 0 where there is none; the root has that number, and is no key.
    keys: [u32; COUNT],
    /// Which of the members are there.
    present: Positioned,
}

/// Positions in an index, a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Positioned(u64);

impl Positioned {
    /// The positions with this one.
    #[inline]
    pub(crate) const fn with(self, position: usize) -> Self {
        Self(self.0 | 1 << position)
    }

    /// Whether the two have a position in common.
    #[inline]
    pub(crate) const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The positions in both, in order.
    #[inline]
    pub(crate) fn both(self, other: Self) -> impl Iterator<Item = usize> {
        let mut left = self.0 & other.0;
        std::iter::from_fn(move || {
            let position = (left != 0).then(|| left.trailing_zeros() as usize);
            left &= left.wrapping_sub(1);
            position
        })
    }
}

/// The members of a container definition in slots.
pub(crate) type ContainerIndex = Index<{ CONTAINER_MEMBER_NAMES.len() }>;
/// The members of a task definition in slots.
pub(crate) type TaskIndex = Index<{ TASK_MEMBER_NAMES.len() }>;

impl ContainerIndex {
    pub(crate) fn of_container(node: Node<'_>) -> Self {
        Self::of(node, &CONTAINER_POSITIONS)
    }
}

impl TaskIndex {
    pub(crate) fn of_task(node: Node<'_>) -> Self {
        Self::of(node, &TASK_POSITIONS)
    }
}

impl<const COUNT: usize> Index<COUNT> {
    fn of(node: Node<'_>, positions: &Positions) -> Self {
        const { assert!(COUNT <= u64::BITS as usize, "a position has a bit") };
        let mut keys = [0; COUNT];
        let mut present = Positioned::default();
        for member in node.members() {
            if let Some(position) = position(member.key.name_number(&MEMBER_NAMES), positions)
                && let Some(slot) = keys.get_mut(position)
            {
                *slot = member.key.index();
                present = present.with(position);
            }
        }
        Self { keys, present }
    }

    /// Which of the members are there.
    #[inline]
    pub(crate) fn present(&self) -> Positioned {
        self.present
    }

    /// The number of the key at `position`, 0 where there is none.
    #[inline]
    pub(crate) fn key(&self, position: usize) -> u32 {
        self.keys.get(position).copied().unwrap_or_default()
    }

    /// The member at `position` of `object`, whose index this is.
    #[inline]
    pub(crate) fn slot<'d>(&self, object: Object<'d>, position: usize) -> Slot<'d> {
        object.slot_at(self.key(position))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_found_at_its_place() {
        for (position, name) in CONTAINER_MEMBER_NAMES.iter().enumerate() {
            assert_eq!(container_member(name), Some(position), "{name}");
        }
        for (position, name) in TASK_MEMBER_NAMES.iter().enumerate() {
            assert_eq!(task_member(name), Some(position), "{name}");
        }
        assert_eq!(container_member("Image"), None);
        assert_eq!(container_member("family"), None);
        assert_eq!(CONTAINER_MEMBER_NAMES[ContainerMember::CredentialSpecs as usize], "credentialSpecs");
        assert_eq!(
            TASK_MEMBER_NAMES[TaskMember::TrustedExecutionConfiguration as usize],
            "trustedExecutionConfiguration"
        );
    }
}
