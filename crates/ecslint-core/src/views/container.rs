//! Views of a container and what belongs to it.

use ecslint_schemas::facts::log_drivers::{LogDriver, LogDrivers};
use ecslint_syntax::Node;

use crate::field::{Field, Object, Slot};
use crate::list::{List, PreparedList, Strings, Views};
use crate::views::health::{PreparedContainerDependency, PreparedHealthCheck};
use crate::views::host::PreparedPortMapping;
use crate::views::index::{ContainerIndex, ContainerMember, Positioned};
use crate::views::mount::PreparedMountPoint;
use crate::views::variables::PreparedVariables;
use crate::views::{
    ContainerDependency, EnvironmentFile, FirelensConfiguration, HealthCheck, HostEntry, KeyValuePair, LinuxParameters,
    LogConfiguration, MountPoint, PortMapping, PreparedLogConfiguration, RepositoryCredentials, ResourceRequirement,
    RestartPolicy, Secret, SystemControl, Ulimit, VolumeFrom,
};

/// A container with what most rules ask of it, looked up once.
#[derive(Debug)]
pub(crate) struct PreparedContainer<'d> {
    object: Object<'d>,
    index: ContainerIndex,
    name: Field<'d, &'d str>,
    image: Field<'d, &'d str>,
    cpu: Field<'d, i64>,
    memory: Field<'d, i64>,
    memory_reservation: Field<'d, i64>,
    log_configuration: Field<'d, PreparedLogConfiguration<'d>>,
    port_mappings: PreparedList<'d, PreparedPortMapping<'d>>,
    depends_on: PreparedList<'d, PreparedContainerDependency<'d>>,
    mount_points: PreparedList<'d, PreparedMountPoint<'d>>,
    health_check: Field<'d, PreparedHealthCheck<'d>>,
    variables: PreparedVariables<'d>,
}

impl<'d> PreparedContainer<'d> {
    pub(crate) fn new(node: Node<'d>) -> Self {
        let object = Object::standalone(node);
        let index = ContainerIndex::of_container(node);
        let slot = |member: ContainerMember| index.slot(object, member as usize);
        let string = |member: ContainerMember| object.string_at(index.key(member as usize));
        let integer = |member: ContainerMember| object.integer_at(index.key(member as usize));
        let name = string(ContainerMember::Name);
        let log_configuration = slot(ContainerMember::LogConfiguration).object().map(PreparedLogConfiguration::from);
        let options = log_configuration.as_ref().value().map(PreparedLogConfiguration::secret_options);
        let environment = slot(ContainerMember::Environment).list();
        let variables = PreparedVariables::new(environment, slot(ContainerMember::Secrets).list(), options);
        Self {
            object,
            name,
            image: string(ContainerMember::Image),
            cpu: integer(ContainerMember::Cpu),
            memory: integer(ContainerMember::Memory),
            memory_reservation: integer(ContainerMember::MemoryReservation),
            log_configuration,
            port_mappings: PreparedList::of(slot(ContainerMember::PortMappings)),
            depends_on: PreparedList::of(slot(ContainerMember::DependsOn)),
            mount_points: PreparedList::of(slot(ContainerMember::MountPoints)),
            health_check: slot(ContainerMember::HealthCheck).object().map(PreparedHealthCheck::from),
            variables,
            index,
        }
    }
}

/// One container of a task definition.
#[derive(Clone, Copy, Debug)]
pub struct ContainerDefinition<'d> {
    prepared: &'d PreparedContainer<'d>,
}

impl PartialEq for ContainerDefinition<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.prepared.object == other.prepared.object
    }
}

impl Eq for ContainerDefinition<'_> {}

impl<'d> ContainerDefinition<'d> {
    pub(crate) fn new(prepared: &'d PreparedContainer<'d>) -> Self {
        Self { prepared }
    }

    /// What was read of its variables.
    pub(super) fn prepared_variables(self) -> &'d PreparedVariables<'d> {
        &self.prepared.variables
    }

    fn slot(self, member: ContainerMember) -> Slot<'d> {
        self.member_at(member as usize)
    }

    fn string(self, member: ContainerMember) -> Field<'d, &'d str> {
        self.prepared.object.string_at(self.prepared.index.key(member as usize))
    }

    fn integer(self, member: ContainerMember) -> Field<'d, i64> {
        self.prepared.object.integer_at(self.prepared.index.key(member as usize))
    }

    /// The member at `position` of the index.
    pub(crate) fn member_at(self, position: usize) -> Slot<'d> {
        self.prepared.index.slot(self.prepared.object, position)
    }

    /// Which members of the index are there.
    pub(crate) fn present(self) -> Positioned {
        self.prepared.index.present()
    }

    /// The log driver.
    pub fn log_driver(self) -> Field<'d, &'d str> {
        match &self.prepared.log_configuration {
            Field::Known(configuration) => LogConfiguration::from(&configuration.value).log_driver(),
            Field::Absent(absence) => Field::Absent(*absence),
            Field::Opaque(span) => Field::Opaque(*span),
        }
    }

    /// The log driver as the table has it; `None` where it is not known, or not in the table.
    pub fn listed_log_driver(self, drivers: &LogDrivers) -> Option<&LogDriver> {
        self.prepared.log_configuration.as_ref().value().map(LogConfiguration::from)?.driver(drivers)
    }

    /// The object in the file.
    pub fn object(self) -> Object<'d> {
        self.prepared.object
    }

    /// The member `name`, a string.
    pub fn name(self) -> Field<'d, &'d str> {
        self.prepared.name
    }

    /// The member `image`, a string.
    pub fn image(self) -> Field<'d, &'d str> {
        self.prepared.image
    }

    /// The member `image` as it is written, placeholders included.
    pub fn image_as_written(self) -> Field<'d, &'d str> {
        self.slot(ContainerMember::Image).raw_string()
    }

    /// The member `repositoryCredentials`, an object.
    pub fn repository_credentials(self) -> Field<'d, RepositoryCredentials<'d>> {
        self.slot(ContainerMember::RepositoryCredentials).object().map(RepositoryCredentials::from)
    }

    /// The member `cpu`, an integer.
    pub fn cpu(self) -> Field<'d, i64> {
        self.prepared.cpu
    }

    /// The member `memory`, an integer.
    pub fn memory(self) -> Field<'d, i64> {
        self.prepared.memory
    }

    /// The member `memoryReservation`, an integer.
    pub fn memory_reservation(self) -> Field<'d, i64> {
        self.prepared.memory_reservation
    }

    /// The member `links`, a list of strings.
    pub fn links(self) -> Strings<'d> {
        self.slot(ContainerMember::Links).strings()
    }

    /// The member `portMappings`, a list.
    pub fn port_mappings(self) -> Views<'d, PreparedPortMapping<'d>, PortMapping<'d>> {
        self.prepared.port_mappings.views()
    }

    /// The member `essential`, true or false.
    pub fn essential(self) -> Field<'d, bool> {
        self.slot(ContainerMember::Essential).boolean()
    }

    /// The member `restartPolicy`, an object.
    pub fn restart_policy(self) -> Field<'d, RestartPolicy<'d>> {
        self.slot(ContainerMember::RestartPolicy).object().map(RestartPolicy::from)
    }

    /// The member `entryPoint`, a list of strings.
    pub fn entry_point(self) -> Strings<'d> {
        self.slot(ContainerMember::EntryPoint).strings()
    }

    /// The member `command`, a list of strings.
    pub fn command(self) -> Strings<'d> {
        self.slot(ContainerMember::Command).strings()
    }

    /// The member `environment`, a list.
    pub fn environment(self) -> List<'d, KeyValuePair<'d>> {
        self.slot(ContainerMember::Environment).list()
    }

    /// The member `environmentFiles`, a list.
    pub fn environment_files(self) -> List<'d, EnvironmentFile<'d>> {
        self.slot(ContainerMember::EnvironmentFiles).list()
    }

    /// The member `mountPoints`, a list.
    pub fn mount_points(self) -> Views<'d, PreparedMountPoint<'d>, MountPoint<'d>> {
        self.prepared.mount_points.views()
    }

    /// The member `volumesFrom`, a list.
    pub fn volumes_from(self) -> List<'d, VolumeFrom<'d>> {
        self.slot(ContainerMember::VolumesFrom).list()
    }

    /// The member `linuxParameters`, an object.
    pub fn linux_parameters(self) -> Field<'d, LinuxParameters<'d>> {
        self.slot(ContainerMember::LinuxParameters).object().map(LinuxParameters::from)
    }

    /// The member `secrets`, a list.
    pub fn secrets(self) -> List<'d, Secret<'d>> {
        self.slot(ContainerMember::Secrets).list()
    }

    /// The member `dependsOn`, a list.
    pub fn depends_on(self) -> Views<'d, PreparedContainerDependency<'d>, ContainerDependency<'d>> {
        self.prepared.depends_on.views()
    }

    /// The member `startTimeout`, an integer.
    pub fn start_timeout(self) -> Field<'d, i64> {
        self.integer(ContainerMember::StartTimeout)
    }

    /// The member `stopTimeout`, an integer.
    pub fn stop_timeout(self) -> Field<'d, i64> {
        self.integer(ContainerMember::StopTimeout)
    }

    /// The member `versionConsistency`, a string.
    pub fn version_consistency(self) -> Field<'d, &'d str> {
        self.string(ContainerMember::VersionConsistency)
    }

    /// The member `hostname`, a string.
    pub fn hostname(self) -> Field<'d, &'d str> {
        self.string(ContainerMember::Hostname)
    }

    /// The member `user`, a string.
    pub fn user(self) -> Field<'d, &'d str> {
        self.string(ContainerMember::User)
    }

    /// The member `workingDirectory`, a string.
    pub fn working_directory(self) -> Field<'d, &'d str> {
        self.string(ContainerMember::WorkingDirectory)
    }

    /// The member `disableNetworking`, true or false.
    pub fn disable_networking(self) -> Field<'d, bool> {
        self.slot(ContainerMember::DisableNetworking).boolean()
    }

    /// The member `privileged`, true or false.
    pub fn privileged(self) -> Field<'d, bool> {
        self.slot(ContainerMember::Privileged).boolean()
    }

    /// The member `readonlyRootFilesystem`, true or false.
    pub fn readonly_root_filesystem(self) -> Field<'d, bool> {
        self.slot(ContainerMember::ReadonlyRootFilesystem).boolean()
    }

    /// The member `dnsServers`, a list of strings.
    pub fn dns_servers(self) -> Strings<'d> {
        self.slot(ContainerMember::DnsServers).strings()
    }

    /// The member `dnsSearchDomains`, a list of strings.
    pub fn dns_search_domains(self) -> Strings<'d> {
        self.slot(ContainerMember::DnsSearchDomains).strings()
    }

    /// The member `extraHosts`, a list.
    pub fn extra_hosts(self) -> List<'d, HostEntry<'d>> {
        self.slot(ContainerMember::ExtraHosts).list()
    }

    /// The member `dockerSecurityOptions`, a list of strings.
    pub fn docker_security_options(self) -> Strings<'d> {
        self.slot(ContainerMember::DockerSecurityOptions).strings()
    }

    /// The member `interactive`, true or false.
    pub fn interactive(self) -> Field<'d, bool> {
        self.slot(ContainerMember::Interactive).boolean()
    }

    /// The member `pseudoTerminal`, true or false.
    pub fn pseudo_terminal(self) -> Field<'d, bool> {
        self.slot(ContainerMember::PseudoTerminal).boolean()
    }

    /// The member `dockerLabels`, a map of strings.
    pub fn docker_labels(self) -> Field<'d, Object<'d>> {
        self.slot(ContainerMember::DockerLabels).object()
    }

    /// The member `ulimits`, a list.
    pub fn ulimits(self) -> List<'d, Ulimit<'d>> {
        self.slot(ContainerMember::Ulimits).list()
    }

    /// The member `logConfiguration`, an object.
    pub fn log_configuration(self) -> Field<'d, LogConfiguration<'d>> {
        self.prepared.log_configuration.as_ref().map(LogConfiguration::from)
    }

    /// The member `healthCheck`, an object.
    pub fn health_check(self) -> Field<'d, HealthCheck<'d>> {
        self.prepared.health_check.as_ref().map(HealthCheck::from)
    }

    /// The member `systemControls`, a list.
    pub fn system_controls(self) -> List<'d, SystemControl<'d>> {
        self.slot(ContainerMember::SystemControls).list()
    }

    /// The member `resourceRequirements`, a list.
    pub fn resource_requirements(self) -> List<'d, ResourceRequirement<'d>> {
        self.slot(ContainerMember::ResourceRequirements).list()
    }

    /// The member `firelensConfiguration`, an object.
    pub fn firelens_configuration(self) -> Field<'d, FirelensConfiguration<'d>> {
        self.slot(ContainerMember::FirelensConfiguration).object().map(FirelensConfiguration::from)
    }

    /// The member `credentialSpecs`, a list of strings.
    pub fn credential_specs(self) -> Strings<'d> {
        self.slot(ContainerMember::CredentialSpecs).strings()
    }
}
