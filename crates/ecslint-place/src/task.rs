//! What one task asks of an instance.

use std::fmt;

use ecslint_core::field::{Field, Tri};
use ecslint_core::member_names::MEMBER_NAMES;
use ecslint_core::sources;
use ecslint_core::views::{
    Assumption, Capacity, ContainerDefinition, NetworkMode, PortMapping, Prepared, Protocol, TaskDefinition,
};
use ecslint_syntax::Syntax;

use crate::attributes::{self, AttributeSource, RequiredAttribute};
use crate::request::{Constraint, Origin, read_constraints};

/// A number that a file gives, or what in the file keeps it from being known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Amount {
    /// The number.
    Known(u64),
    /// The member that is a placeholder or cannot be read: "`cpu` of container `app`".
    Unknown(String),
}

impl Amount {
    fn plus(self, other: Amount) -> Amount {
        match (self, other) {
            (Amount::Known(one), Amount::Known(other)) => Amount::Known(one.saturating_add(other)),
            (unknown @ Amount::Unknown(_), _) | (_, unknown) => unknown,
        }
    }

    /// The number, if it is known.
    pub fn known(&self) -> Option<u64> {
        match self {
            Amount::Known(number) => Some(*number),
            Amount::Unknown(_) => None,
        }
    }
}

/// The protocol of a port.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Transport {
    /// TCP, the resource `PORTS`.
    Tcp,
    /// UDP, the resource `PORTS_UDP`.
    Udp,
}

/// A port of the instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Port {
    /// From 1 to 65535.
    pub number: u16,
    /// TCP or UDP.
    pub transport: Transport,
}

impl fmt::Display for Port {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let transport = match self.transport {
            Transport::Tcp => "TCP",
            Transport::Udp => "UDP",
        };
        write!(formatter, "{transport} {}", self.number)
    }
}

/// What one task asks of an instance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// The family, if it is known.
    pub family: Option<String>,
    /// CPU units: those of the task, else the sum of its containers'.
    pub cpu: Amount,
    /// MiB: those of the task, else for each container `memoryReservation`, or `memory` where that is not written.
    /// Source: RegisterTaskDefinition in the API reference, read on 2026-11-22.
    pub memory: Amount,
    /// GPUs of all containers.
    pub gpus: Amount,
    /// Ports of the instance that the task takes. Dynamic ports and those of `awsvpc` take none.
    pub ports: Vec<Port>,
    /// What keeps the ports from being known.
    pub unknown_ports: Option<String>,
    /// Whether the task has a network interface of its own.
    pub own_interface: Tri,
    /// Attributes that the instance needs to have.
    pub attributes: Vec<RequiredAttribute>,
    /// How these are known.
    pub attribute_source: AttributeSource,
    /// The constraints in the task definition.
    pub constraints: Vec<Constraint>,
    /// Whether the text has syntax errors: what may hide behind them is unknown.
    pub has_syntax_errors: bool,
}

/// Why a text is no task that is placed on instances.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskError {
    /// The text holds no task definition.
    NoTaskDefinition,
    /// `requiresCompatibilities` lists `FARGATE` alone.
    FargateOnly,
}

impl fmt::Display for TaskError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            TaskError::NoTaskDefinition => "it holds no ECS task definition",
            TaskError::FargateOnly => {
                "its `requiresCompatibilities` is `FARGATE` alone, which has no container instances"
            }
        })
    }
}

impl std::error::Error for TaskError {}

impl Task {
    /// Reads a task definition: the input of RegisterTaskDefinition, the output of DescribeTaskDefinition, or a bare list
    /// of containers. Where `syntax` is JSON, comments are allowed. A text with syntax errors is read as far as it can be; what may hide in the
    /// rest is unknown.
    ///
    /// # Errors
    /// When the text holds no task definition, or one for Fargate.
    pub fn read(text: &str, syntax: Syntax) -> Result<Task, TaskError> {
        let syntax = if syntax == Syntax::Json { Syntax::Jsonc } else { syntax };
        let document = ecslint_syntax::parse_with_names(text, syntax, &MEMBER_NAMES);
        let target = sources::find(&document).ok_or(TaskError::NoTaskDefinition)?;
        let prepared = Prepared::new(target.kind, target.node, Assumption::default());
        let task = TaskDefinition::new(&prepared);
        if task.requires_only(Capacity::Fargate) {
            return Err(TaskError::FargateOnly);
        }
        let (ports, unknown_ports) = ports(task);
        let (attributes, attribute_source) = attributes::of(task);
        Ok(Task {
            family: task.family().value().map(str::to_owned),
            cpu: cpu(task),
            memory: memory(task),
            gpus: of_containers(task, gpus),
            ports,
            unknown_ports,
            own_interface: own_interface(task),
            attributes,
            attribute_source,
            // A bare list of containers knows nothing of the task around it: what is not there is not asked for.
            constraints: if task.object().is_some() {
                read_constraints(task.placement_constraints(), Origin::TaskDefinition)
            } else {
                Vec::new()
            },
            has_syntax_errors: !document.errors().is_empty(),
        })
    }
}

fn own_interface(task: TaskDefinition<'_>) -> Tri {
    match task.written_network_mode() {
        Field::Known(mode) if mode.value == NetworkMode::Awsvpc => Tri::Yes,
        // Without a mode, instances take `bridge`, or on Windows a mode of their own.
        Field::Known(_) | Field::Absent(_) => Tri::No,
        Field::Opaque(_) if task.object().is_none() => Tri::No,
        Field::Opaque(_) => Tri::Unknown,
    }
}

/// The sum over the containers.
fn of_containers(task: TaskDefinition<'_>, amount: fn(ContainerDefinition<'_>) -> Amount) -> Amount {
    let sum = task.containers().iter().map(amount).fold(Amount::Known(0), Amount::plus);
    if task.containers().is_complete() {
        return sum;
    }
    sum.plus(Amount::Unknown("`containerDefinitions`".to_owned()))
}

fn cpu(task: TaskDefinition<'_>) -> Amount {
    match task.cpu_units() {
        Field::Known(units) => Amount::Known(units.value),
        Field::Opaque(_) if task.object().is_some() => Amount::Unknown("`cpu` of the task".to_owned()),
        Field::Absent(_) | Field::Opaque(_) => of_containers(task, |container| match container.cpu() {
            Field::Known(units) => Amount::Known(u64::try_from(units.value).unwrap_or(0)),
            Field::Absent(_) => Amount::Known(0),
            Field::Opaque(_) => unknown("cpu", container),
        }),
    }
}

fn memory(task: TaskDefinition<'_>) -> Amount {
    match task.memory_mib() {
        Field::Known(mib) => Amount::Known(mib.value),
        Field::Opaque(_) if task.object().is_some() => Amount::Unknown("`memory` of the task".to_owned()),
        Field::Absent(_) | Field::Opaque(_) => of_containers(task, |container| {
            let (name, field) = match container.memory_reservation() {
                Field::Absent(_) => ("memory", container.memory()),
                reservation => ("memoryReservation", reservation),
            };
            match field {
                Field::Known(mib) => Amount::Known(u64::try_from(mib.value).unwrap_or(0)),
                // ECS refuses a container that has neither when the task has no memory.
                Field::Absent(_) | Field::Opaque(_) => unknown(name, container),
            }
        }),
    }
}

fn gpus(container: ContainerDefinition<'_>) -> Amount {
    let list = container.resource_requirements();
    if !list.is_complete() {
        return unknown("resourceRequirements", container);
    }
    let amounts = list.iter().map(|requirement| match (requirement.kind(), requirement.value()) {
        (Field::Known(kind), _) if kind.value != "GPU" => Amount::Known(0),
        (Field::Known(_), Field::Known(value)) => match value.value.parse() {
            Ok(count) => Amount::Known(count),
            Err(_) => unknown("resourceRequirements", container),
        },
        _ => unknown("resourceRequirements", container),
    });
    amounts.fold(Amount::Known(0), Amount::plus)
}

fn unknown(member: &str, container: ContainerDefinition<'_>) -> Amount {
    Amount::Unknown(place(member, container))
}

fn place(member: &str, container: ContainerDefinition<'_>) -> String {
    match container.name().value() {
        Some(name) => format!("`{member}` of container `{name}`"),
        None => format!("`{member}` of a container"),
    }
}

/// The ports that the task takes on its instance, and what keeps others from being known.
fn ports(task: TaskDefinition<'_>) -> (Vec<Port>, Option<String>) {
    let mode = match task.written_network_mode() {
        Field::Known(mode) => Some(mode.value),
        Field::Absent(_) => Some(NetworkMode::Bridge),
        Field::Opaque(_) if task.object().is_none() => Some(NetworkMode::Bridge),
        Field::Opaque(_) => None,
    };
    let has_mappings = task.containers().iter().any(|container| !container.port_mappings().is_empty());
    let mode = match mode {
        Some(NetworkMode::Awsvpc | NetworkMode::None) => return (Vec::new(), None),
        None if has_mappings => return (Vec::new(), Some("`networkMode`".to_owned())),
        mode => mode,
    };
    let mut ports = Vec::new();
    let mut unknown = None;
    for container in task.containers().iter() {
        if !container.port_mappings().is_complete() {
            unknown.get_or_insert_with(|| place("portMappings", container));
        }
        for mapping in container.port_mappings().iter() {
            match taken(mapping, mode == Some(NetworkMode::Host)) {
                Taken::Nothing => {}
                Taken::Port(port) => ports.push(port),
                Taken::Unknown(member) => {
                    unknown.get_or_insert_with(|| place(member, container));
                }
            }
        }
    }
    ports.sort_unstable();
    ports.dedup();
    (ports, unknown)
}

/// What a mapping takes of the instance.
enum Taken {
    Nothing,
    Port(Port),
    Unknown(&'static str),
}

fn taken(mapping: PortMapping<'_>, is_host_mode: bool) -> Taken {
    let (member, field) = match mapping.host_port() {
        Field::Absent(_) if is_host_mode => ("containerPort", mapping.container_port()),
        field => ("hostPort", field),
    };
    let number = match field {
        // Without a port of its own, or with 0, the mapping gets one that is free.
        Field::Known(number) if number.value == 0 => return Taken::Nothing,
        Field::Absent(_) => return Taken::Nothing,
        Field::Known(number) => number.value,
        Field::Opaque(_) => return Taken::Unknown(member),
    };
    let transport = match mapping.transport() {
        Some(Protocol::Tcp) => Transport::Tcp,
        Some(Protocol::Udp) => Transport::Udp,
        None => return Taken::Unknown("protocol"),
    };
    match u16::try_from(number) {
        Ok(number) => Taken::Port(Port { number, transport }),
        Err(_) => Taken::Unknown(member),
    }
}
