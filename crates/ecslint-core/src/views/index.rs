//! Where the members of the two widest objects stand, looked up once instead of by every rule.
//!
//! A task definition is asked for its members by about a hundred rules, and so is each container. One pass over the
//! members sorts them into slots; after that a question costs an array access.

use ecslint_syntax::{Member, Node};

use crate::field::{Object, Slot};

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

/// How many names of one length there are at most.
const SAME_LENGTH: usize = 8;
/// One more than the longest name.
const LENGTHS: usize = 32;

/// Names by their length: position plus one, 0 for none.
type ByLength = [[u8; SAME_LENGTH]; LENGTHS];

const CONTAINER_MEMBERS_BY_LENGTH: ByLength = by_length(&CONTAINER_MEMBER_NAMES);
const TASK_MEMBERS_BY_LENGTH: ByLength = by_length(&TASK_MEMBER_NAMES);

const fn by_length(names: &[&str]) -> ByLength {
    let mut table = [[0; SAME_LENGTH]; LENGTHS];
    let mut position = 0;
    while position < names.len() {
        let row = names[position].len();
        let mut column = 0;
        while table[row][column] != 0 {
            column += 1;
        }
        table[row][column] = position as u8 + 1;
        position += 1;
    }
    table
}

fn position(name: &str, names: &[&str], table: &ByLength) -> Option<usize> {
    let candidates = table.get(name.len())?;
    candidates
        .iter()
        .take_while(|candidate| **candidate != 0)
        .map(|candidate| usize::from(*candidate) - 1)
        .find(|position| names[*position] == name)
}

/// The position of the member `name` in the index of a container definition.
pub(crate) fn container_member(name: &str) -> Option<usize> {
    position(name, &CONTAINER_MEMBER_NAMES, &CONTAINER_MEMBERS_BY_LENGTH)
}

/// The position of the member `name` in the index of a task definition.
pub(crate) fn task_member(name: &str) -> Option<usize> {
    position(name, &TASK_MEMBER_NAMES, &TASK_MEMBERS_BY_LENGTH)
}

/// The members of one object in slots; of two members with one key the last, as JSON readers have it.
#[derive(Debug)]
pub(crate) struct Index<'d, const COUNT: usize> {
    members: [Option<Member<'d>>; COUNT],
}

/// The members of a container definition in slots.
pub(crate) type ContainerIndex<'d> = Index<'d, { CONTAINER_MEMBER_NAMES.len() }>;
/// The members of a task definition in slots.
pub(crate) type TaskIndex<'d> = Index<'d, { TASK_MEMBER_NAMES.len() }>;

impl<'d> ContainerIndex<'d> {
    pub(crate) fn of_container(node: Node<'d>) -> Self {
        Self::of(node, &CONTAINER_MEMBER_NAMES, &CONTAINER_MEMBERS_BY_LENGTH)
    }
}

impl<'d> TaskIndex<'d> {
    pub(crate) fn of_task(node: Node<'d>) -> Self {
        Self::of(node, &TASK_MEMBER_NAMES, &TASK_MEMBERS_BY_LENGTH)
    }
}

impl<'d, const COUNT: usize> Index<'d, COUNT> {
    fn of(node: Node<'d>, names: &[&str; COUNT], table: &ByLength) -> Self {
        let mut members = [None; COUNT];
        for member in node.members() {
            if let Some(position) = position(member.name(), names, table) {
                members[position] = Some(member);
            }
        }
        Self { members }
    }

    /// The member at `position` of `object`, whose index this is.
    pub(crate) fn slot(&self, object: Object<'d>, position: usize) -> Slot<'d> {
        match self.members.get(position).copied().flatten() {
            Some(member) => Slot::Present(member),
            None => object.missing(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_found_at_its_place() {
        for (names, table) in [
            (CONTAINER_MEMBER_NAMES.as_slice(), &CONTAINER_MEMBERS_BY_LENGTH),
            (TASK_MEMBER_NAMES.as_slice(), &TASK_MEMBERS_BY_LENGTH),
        ] {
            for (expected, name) in names.iter().enumerate() {
                assert_eq!(position(name, names, table), Some(expected), "{name}");
            }
            assert_eq!(position("Image", names, table), None);
            assert_eq!(position("a name that is longer than every member of the API", names, table), None);
        }
        assert_eq!(CONTAINER_MEMBER_NAMES[ContainerMember::CredentialSpecs as usize], "credentialSpecs");
        assert_eq!(
            TASK_MEMBER_NAMES[TaskMember::TrustedExecutionConfiguration as usize],
            "trustedExecutionConfiguration"
        );
    }
}
