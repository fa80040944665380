//! The view of a whole task definition, with the questions that most rules begin with.

use std::cell::OnceCell;

use ecslint_syntax::{Node, Span};

use crate::field::{Field, Object, Slot, Tri};
use crate::list::{List, PreparedList, Strings, Views};
use crate::sources::SourceKind;
use crate::values::size;
use crate::views::assumption::{Assumption, Requirement};
use crate::views::capacity::{Capacity, NetworkMode};
use crate::views::container::PreparedContainer;
use crate::views::container_names::ContainerNames;
use crate::views::containers::Containers;
use crate::views::index::{Positioned, TaskIndex, TaskMember};
use crate::views::placement::{self, ExpressionFinding};
use crate::views::volume::PreparedVolume;
use crate::views::{
    ContainerDefinition, EphemeralStorage, InferenceAccelerator, PlacementConstraint, ProxyConfiguration,
    RuntimePlatform, Tag, TrustedExecution, Volume,
};

/// A task definition with what most rules ask of it, looked up once.
#[derive(Debug)]
pub struct Prepared<'d> {
    kind: SourceKind,
    /// The task definition itself, or for a bare list of containers that list.
    node: Node<'d>,
    task: Option<TaskIndex>,
    pub(super) list: List<'d, ContainerDefinition<'d>>,
    pub(super) containers: Vec<PreparedContainer<'d>>,
    volumes: PreparedList<'d, PreparedVolume<'d>>,
    capacities: Strings<'d>,
    /// Where `requiresCompatibilities` lists each capacity, or that it is assumed, in the order of [`Capacity::ALL`].
    requirements: [Option<Requirement>; 4],
    assumption: Assumption,
    /// The one launch type that the task is taken to run on, whatever the file says or because it says nothing.
    taken: Option<Capacity>,
    cpu_units: Field<'d, u64>,
    memory_mib: Field<'d, u64>,
    task_role_arn: Field<'d, &'d str>,
    execution_role_arn: Field<'d, &'d str>,
    network_mode: Field<'d, NetworkMode>,
    operating_system_family: Field<'d, &'d str>,
    /// The names of the containers, put in order when the first rule asks.
    container_names: OnceCell<ContainerNames<'d>>,
    /// What is wrong with placement expressions, found out when the first rule asks.
    expression_findings: OnceCell<Vec<ExpressionFinding>>,
}

/// A task definition, wherever it stands in the file.
#[derive(Clone, Copy, Debug)]
pub struct TaskDefinition<'d> {
    prepared: &'d Prepared<'d>,
}

impl<'d> Prepared<'d> {
    /// Prepares the task definition at `node` for being checked under `assumption`; the node is the list of containers when that is all the file holds.
    pub fn new(kind: SourceKind, node: Node<'d>, assumption: Assumption) -> Self {
        let task = node.is_object().then(|| TaskIndex::of_task(node));
        let slot = |member: TaskMember| match &task {
            Some(index) => index.slot(Object::standalone(node), member as usize),
            None => Slot::Unknown(node.span()),
        };
        let list = if task.is_some() { slot(TaskMember::ContainerDefinitions).list() } else { List::of_array(node) };
        let items = list.array().map(Node::items).into_iter().flatten().filter(|item| item.is_object());
        // Room is made at once, because what is prepared of a container is large to move.
        let mut containers = Vec::with_capacity(list.len());
        containers.extend(items.map(PreparedContainer::new));
        let capacities = slot(TaskMember::RequiresCompatibilities).strings();
        // A bare list of containers says nothing of launch types either.
        let is_silent = capacities.is_empty() && (capacities.is_complete() || task.is_none());
        let taken = assumption.capacity.or(assumption.otherwise.filter(|_| is_silent));
        let requirements = Capacity::ALL.map(|capacity| {
            let listed = capacities.known().find(|item| item.value == capacity.name());
            let place = listed.map(|item| item.span());
            match taken {
                Some(taken) => (taken == capacity).then_some(Requirement { place }),
                None => place.map(|place| Requirement { place: Some(place) }),
            }
        });
        let network_mode = slot(TaskMember::NetworkMode).string().filter_map(NetworkMode::parse);
        let operating_system_family = match slot(TaskMember::RuntimePlatform).object().map(RuntimePlatform::from) {
            Field::Known(platform) => platform.value.operating_system_family(),
            Field::Absent(absence) => Field::Absent(absence),
            Field::Opaque(span) => Field::Opaque(span),
        };
        let volumes = PreparedList::of(slot(TaskMember::Volumes));
        Self {
            kind,
            node,
            list,
            containers,
            volumes,
            capacities,
            requirements,
            assumption,
            taken,
            cpu_units: slot(TaskMember::Cpu).string().filter_map(size::cpu_units),
            memory_mib: slot(TaskMember::Memory).string().filter_map(size::memory_mib),
            task_role_arn: slot(TaskMember::TaskRoleArn).string(),
            execution_role_arn: slot(TaskMember::ExecutionRoleArn).string(),
            network_mode,
            operating_system_family,
            container_names: OnceCell::new(),
            expression_findings: OnceCell::new(),
            task,
        }
    }
}

impl<'d> TaskDefinition<'d> {
    /// The view of what was prepared.
    pub fn new(prepared: &'d Prepared<'d>) -> Self {
        Self { prepared }
    }

    fn member(self, member: TaskMember) -> Slot<'d> {
        self.member_at(member as usize)
    }

    /// The member at `position` of the index.
    pub(crate) fn member_at(self, position: usize) -> Slot<'d> {
        let Prepared { task, node, .. } = self.prepared;
        match task {
            Some(index) => index.slot(Object::standalone(*node), position),
            None => Slot::Unknown(node.span()),
        }
    }

    /// Which members of the index are there.
    pub(crate) fn present(self) -> Positioned {
        self.prepared.task.as_ref().map(TaskIndex::present).unwrap_or_default()
    }

    /// What kind of file it was found in.
    pub fn kind(self) -> SourceKind {
        self.prepared.kind
    }

    /// The node of the task definition, or of the bare list of containers.
    pub fn node(self) -> Node<'d> {
        self.prepared.node
    }

    /// The object of the task definition; `None` for a bare list of containers.
    pub fn object(self) -> Option<Object<'d>> {
        self.node().is_object().then(|| Object::standalone(self.node()))
    }

    /// The member called `name`. In a bare list of containers nothing is known of the task around it.
    pub fn slot(self, name: &str) -> Slot<'d> {
        self.object().map_or(Slot::Unknown(self.node().span()), |object| object.slot(name))
    }

    /// The containers.
    pub fn containers(self) -> Containers<'d> {
        Containers::new(self.prepared)
    }

    /// The container called `name`; the first where the name stands twice.
    pub fn container(self, name: &str) -> Option<ContainerDefinition<'d>> {
        self.containers().iter().find(|container| container.name().is(name))
    }

    /// The known names of the containers.
    pub fn container_names(self) -> &'d ContainerNames<'d> {
        self.prepared.container_names.get_or_init(|| ContainerNames::of(self.containers()))
    }

    /// Whether the task is meant for `capacity`: listed in `requiresCompatibilities`, provably not, or not to be known.
    ///
    /// Without `requiresCompatibilities` the answer is unknown: the service then decides by what the definition holds.
    pub fn requires(self, capacity: Capacity) -> Tri {
        if self.requirement(capacity).is_some() {
            return Tri::Yes;
        }
        let listed = self.prepared.capacities;
        let is_known = self.prepared.taken.is_some() || (listed.is_complete() && !listed.is_empty());
        if is_known { Tri::No } else { Tri::Unknown }
    }

    /// Whether the task is meant for Fargate.
    pub fn requires_fargate(self) -> bool {
        self.requirement(Capacity::Fargate).is_some()
    }

    /// That `requiresCompatibilities` lists `capacity`, or that it is assumed.
    pub fn requirement(self, capacity: Capacity) -> Option<Requirement> {
        self.prepared.requirements[capacity as usize]
    }

    /// Whether `capacity` is all that the task is meant for.
    pub fn requires_only(self, capacity: Capacity) -> bool {
        if let Some(taken) = self.prepared.taken {
            return taken == capacity;
        }
        self.prepared.capacities.is_complete()
            && !self.prepared.capacities.is_empty()
            && self.prepared.capacities.known().all(|item| item.value == capacity.name())
    }

    /// What is assumed of the task, whatever the file says.
    pub fn assumption(self) -> Assumption {
        self.prepared.assumption
    }

    /// The network mode as it is written.
    pub fn written_network_mode(self) -> Field<'d, NetworkMode> {
        self.prepared.network_mode
    }

    /// The network mode: the one that is written, or `awsvpc` in its place where Fargate is assumed.
    pub fn network_mode(self) -> Field<'d, NetworkMode> {
        match self.prepared.network_mode {
            Field::Known(written) if self.is_moved_to_fargate() => Field::Known(written.with(NetworkMode::Awsvpc)),
            written => written,
        }
    }

    /// Whether Fargate is assumed.
    fn is_moved_to_fargate(self) -> bool {
        self.prepared.assumption.capacity == Some(Capacity::Fargate)
    }

    /// Whether the task runs in `mode`, the default counted: `bridge` on Linux instances when nothing is written.
    ///
    /// Managed Instances default to `awsvpc` and Windows instances to a mode of their own, so an absent mode is only
    /// known to be `bridge` when EC2 or EXTERNAL alone is required and the system is written as Linux.
    pub fn runs_in(self, mode: NetworkMode) -> Tri {
        if self.is_moved_to_fargate() {
            return if mode == NetworkMode::Awsvpc { Tri::Yes } else { Tri::No };
        }
        match self.prepared.network_mode {
            Field::Known(known) if known.value == mode => Tri::Yes,
            Field::Known(_) => Tri::No,
            Field::Opaque(_) => Tri::Unknown,
            Field::Absent(_) => {
                let on_instances = [Capacity::Fargate, Capacity::ManagedInstances]
                    .into_iter()
                    .all(|capacity| self.requires(capacity).is_no());
                match mode {
                    NetworkMode::Bridge if on_instances && self.is_windows().is_no() => Tri::Yes,
                    NetworkMode::Bridge => Tri::Unknown,
                    NetworkMode::Awsvpc if on_instances => Tri::No,
                    NetworkMode::Awsvpc => Tri::Unknown,
                    NetworkMode::Host | NetworkMode::None => Tri::No,
                }
            }
        }
    }

    /// Whether the containers run Windows. Fargate runs Linux when nothing is written; elsewhere nothing is known then.
    pub fn is_windows(self) -> Tri {
        match self.operating_system_family() {
            Field::Known(family) if family.value.starts_with("WINDOWS") => Tri::Yes,
            Field::Known(family) if family.value == "LINUX" => Tri::No,
            Field::Absent(_) if self.requires_only(Capacity::Fargate) => Tri::No,
            _ => Tri::Unknown,
        }
    }

    /// `runtimePlatform.operatingSystemFamily`.
    pub fn operating_system_family(self) -> Field<'d, &'d str> {
        self.prepared.operating_system_family
    }

    /// `runtimePlatform.cpuArchitecture` as it is written.
    pub fn cpu_architecture(self) -> Field<'d, &'d str> {
        match self.runtime_platform() {
            Field::Known(platform) => platform.value.cpu_architecture(),
            Field::Absent(absence) => Field::Absent(absence),
            Field::Opaque(span) => Field::Opaque(span),
        }
    }

    /// The task's `cpu` in CPU units (1,024 are one vCPU); opaque where it is no size.
    pub fn cpu_units(self) -> Field<'d, u64> {
        self.prepared.cpu_units
    }

    /// The task's `memory` in MiB; opaque where it is no size.
    pub fn memory_mib(self) -> Field<'d, u64> {
        self.prepared.memory_mib
    }

    /// The volume called `name`; the first where the name stands twice.
    pub fn volume(self, name: &str) -> Option<Volume<'d>> {
        self.volumes().iter().find(|volume| volume.name().is(name))
    }

    /// Where to point when the task definition as a whole is meant: its opening bracket.
    pub fn start(self) -> Span {
        self.node().beginning()
    }

    /// The member `family`, a string.
    pub fn family(self) -> Field<'d, &'d str> {
        self.member(TaskMember::Family).string()
    }

    /// The member `taskRoleArn`, a string.
    pub fn task_role_arn(self) -> Field<'d, &'d str> {
        self.prepared.task_role_arn
    }

    /// The member `executionRoleArn`, a string.
    pub fn execution_role_arn(self) -> Field<'d, &'d str> {
        self.prepared.execution_role_arn
    }

    /// The member `volumes`, a list.
    pub fn volumes(self) -> Views<'d, PreparedVolume<'d>, Volume<'d>> {
        self.prepared.volumes.views()
    }

    /// The member `placementConstraints`, a list.
    pub fn placement_constraints(self) -> List<'d, PlacementConstraint<'d>> {
        self.member(TaskMember::PlacementConstraints).list()
    }

    /// What is wrong with the expressions of the placement constraints. They are read once, for all rules; on Fargate,
    /// which refuses constraints as a whole, not at all.
    pub fn expression_findings(self) -> &'d [ExpressionFinding] {
        if self.member(TaskMember::PlacementConstraints).given().is_none() || self.requires_fargate() {
            return &[];
        }
        self.prepared.expression_findings.get_or_init(|| placement::findings(self.placement_constraints().iter()))
    }

    /// The member `requiresCompatibilities`, a list of strings.
    pub fn requires_compatibilities(self) -> Strings<'d> {
        self.prepared.capacities
    }

    /// The member `cpu`, a string: CPU units, or a number with `vCPU`.
    pub fn cpu(self) -> Field<'d, &'d str> {
        self.member(TaskMember::Cpu).string()
    }

    /// The member `memory`, a string: MiB, or a number with `GB`.
    pub fn memory(self) -> Field<'d, &'d str> {
        self.member(TaskMember::Memory).string()
    }

    /// The member `tags`, a list.
    pub fn tags(self) -> List<'d, Tag<'d>> {
        self.member(TaskMember::Tags).list()
    }

    /// The member `pidMode`, a string.
    pub fn pid_mode(self) -> Field<'d, &'d str> {
        self.member(TaskMember::PidMode).string()
    }

    /// The member `ipcMode`, a string.
    pub fn ipc_mode(self) -> Field<'d, &'d str> {
        self.member(TaskMember::IpcMode).string()
    }

    /// The member `proxyConfiguration`, an object.
    pub fn proxy_configuration(self) -> Field<'d, ProxyConfiguration<'d>> {
        self.member(TaskMember::ProxyConfiguration).object().map(ProxyConfiguration::from)
    }

    /// The member `inferenceAccelerators`, a list.
    pub fn inference_accelerators(self) -> List<'d, InferenceAccelerator<'d>> {
        self.member(TaskMember::InferenceAccelerators).list()
    }

    /// The member `ephemeralStorage`, an object.
    pub fn ephemeral_storage(self) -> Field<'d, EphemeralStorage<'d>> {
        self.member(TaskMember::EphemeralStorage).object().map(EphemeralStorage::from)
    }

    /// The member `runtimePlatform`, an object.
    pub fn runtime_platform(self) -> Field<'d, RuntimePlatform<'d>> {
        self.member(TaskMember::RuntimePlatform).object().map(RuntimePlatform::from)
    }

    /// The member `enableFaultInjection`, true or false.
    pub fn enable_fault_injection(self) -> Field<'d, bool> {
        self.member(TaskMember::EnableFaultInjection).boolean()
    }

    /// The member `trustedExecutionConfiguration`, an object.
    pub fn trusted_execution_configuration(self) -> Field<'d, TrustedExecution<'d>> {
        self.member(TaskMember::TrustedExecutionConfiguration).object().map(TrustedExecution::from)
    }
}
