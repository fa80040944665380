//! Views of a container's ports, kernel settings and limits.

use ecslint_syntax::KnownName;

use crate::field::{Field, Object};
use crate::list::{List, Strings};
use crate::member_names::member;

/// One port mapping of a container.
#[derive(Clone, Copy, Debug)]
pub struct PortMapping<'d>(&'d PreparedPortMapping<'d>);

/// What a [`PortMapping`] holds, read once.
#[derive(Debug)]
pub struct PreparedPortMapping<'d> {
    object: Object<'d>,
    container_port: Field<'d, i64>,
    host_port: Field<'d, i64>,
    protocol: Field<'d, &'d str>,
    name: Field<'d, &'d str>,
    app_protocol: Field<'d, &'d str>,
    container_port_range: Field<'d, &'d str>,
}

impl<'d> From<Object<'d>> for PreparedPortMapping<'d> {
    fn from(object: Object<'d>) -> Self {
        const NAMES: [KnownName; 6] = [
            member("containerPort"),
            member("hostPort"),
            member("protocol"),
            member("name"),
            member("appProtocol"),
            member("containerPortRange"),
        ];
        let [container_port, host_port, protocol, name, app_protocol, range] = object.known_keys(NAMES);
        Self {
            object,
            container_port: object.integer_at(container_port),
            host_port: object.integer_at(host_port),
            protocol: object.string_at(protocol),
            name: object.string_at(name),
            app_protocol: object.string_at(app_protocol),
            container_port_range: object.string_at(range),
        }
    }
}

impl<'d> From<&'d PreparedPortMapping<'d>> for PortMapping<'d> {
    #[inline]
    fn from(prepared: &'d PreparedPortMapping<'d>) -> Self {
        Self(prepared)
    }
}

impl<'d> PortMapping<'d> {
    /// The object in the file.
    #[inline]
    pub fn object(self) -> Object<'d> {
        self.0.object
    }

    /// The member `containerPort`, an integer.
    #[inline]
    pub fn container_port(self) -> Field<'d, i64> {
        self.0.container_port
    }

    /// The member `hostPort`, an integer.
    #[inline]
    pub fn host_port(self) -> Field<'d, i64> {
        self.0.host_port
    }

    /// The member `protocol`, a string.
    #[inline]
    pub fn protocol(self) -> Field<'d, &'d str> {
        self.0.protocol
    }

    /// The member `name`, a string.
    #[inline]
    pub fn name(self) -> Field<'d, &'d str> {
        self.0.name
    }

    /// The member `appProtocol`, a string.
    #[inline]
    pub fn app_protocol(self) -> Field<'d, &'d str> {
        self.0.app_protocol
    }

    /// The member `containerPortRange`, a string.
    #[inline]
    pub fn container_port_range(self) -> Field<'d, &'d str> {
        self.0.container_port_range
    }
}

/// A line for `/etc/hosts`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HostEntry<'d>(Object<'d>);

impl<'d> From<Object<'d>> for HostEntry<'d> {
    fn from(object: Object<'d>) -> Self {
        Self(object)
    }
}

impl<'d> HostEntry<'d> {
    /// The object in the file.
    pub fn object(self) -> Object<'d> {
        self.0
    }

    /// The member `hostname`, a string.
    pub fn hostname(self) -> Field<'d, &'d str> {
        self.0.string(const { member("hostname") })
    }

    /// The member `ipAddress`, a string.
    pub fn ip_address(self) -> Field<'d, &'d str> {
        self.0.string(const { member("ipAddress") })
    }
}

/// Settings of the Linux kernel for a container.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LinuxParameters<'d>(Object<'d>);

impl<'d> From<Object<'d>> for LinuxParameters<'d> {
    fn from(object: Object<'d>) -> Self {
        Self(object)
    }
}

impl<'d> LinuxParameters<'d> {
    /// The object in the file.
    pub fn object(self) -> Object<'d> {
        self.0
    }

    /// The member `capabilities`, an object.
    pub fn capabilities(self) -> Field<'d, KernelCapabilities<'d>> {
        self.0.member(const { member("capabilities") }).object().map(KernelCapabilities::from)
    }

    /// The member `devices`, a list.
    pub fn devices(self) -> List<'d, Device<'d>> {
        self.0.member(const { member("devices") }).list()
    }

    /// The member `initProcessEnabled`, true or false.
    pub fn init_process_enabled(self) -> Field<'d, bool> {
        self.0.member(const { member("initProcessEnabled") }).boolean()
    }

    /// The member `sharedMemorySize`, an integer.
    pub fn shared_memory_size(self) -> Field<'d, i64> {
        self.0.member(const { member("sharedMemorySize") }).integer()
    }

    /// The member `tmpfs`, a list.
    pub fn tmpfs(self) -> List<'d, Tmpfs<'d>> {
        self.0.member(const { member("tmpfs") }).list()
    }

    /// The member `maxSwap`, an integer.
    pub fn max_swap(self) -> Field<'d, i64> {
        self.0.member(const { member("maxSwap") }).integer()
    }

    /// The member `swappiness`, an integer.
    pub fn swappiness(self) -> Field<'d, i64> {
        self.0.member(const { member("swappiness") }).integer()
    }
}

/// Linux capabilities added to and dropped from the default set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KernelCapabilities<'d>(Object<'d>);

impl<'d> From<Object<'d>> for KernelCapabilities<'d> {
    fn from(object: Object<'d>) -> Self {
        Self(object)
    }
}

impl<'d> KernelCapabilities<'d> {
    /// The object in the file.
    pub fn object(self) -> Object<'d> {
        self.0
    }

    /// The member `add`, a list of strings.
    pub fn add(self) -> Strings<'d> {
        self.0.member(const { member("add") }).strings()
    }

    /// The member `drop`, a list of strings.
    pub fn drop(self) -> Strings<'d> {
        self.0.member(const { member("drop") }).strings()
    }
}

/// A device of the host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Device<'d>(Object<'d>);

impl<'d> From<Object<'d>> for Device<'d> {
    fn from(object: Object<'d>) -> Self {
        Self(object)
    }
}

impl<'d> Device<'d> {
    /// The object in the file.
    pub fn object(self) -> Object<'d> {
        self.0
    }

    /// The member `hostPath`, a string.
    pub fn host_path(self) -> Field<'d, &'d str> {
        self.0.string(const { member("hostPath") })
    }

    /// The member `containerPath`, a string.
    pub fn container_path(self) -> Field<'d, &'d str> {
        self.0.string(const { member("containerPath") })
    }

    /// The member `permissions`, a list of strings.
    pub fn permissions(self) -> Strings<'d> {
        self.0.member(const { member("permissions") }).strings()
    }
}

/// A mount that lives in memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tmpfs<'d>(Object<'d>);

impl<'d> From<Object<'d>> for Tmpfs<'d> {
    fn from(object: Object<'d>) -> Self {
        Self(object)
    }
}

impl<'d> Tmpfs<'d> {
    /// The object in the file.
    pub fn object(self) -> Object<'d> {
        self.0
    }

    /// The member `containerPath`, a string.
    pub fn container_path(self) -> Field<'d, &'d str> {
        self.0.string(const { member("containerPath") })
    }

    /// The member `size`, an integer.
    pub fn size(self) -> Field<'d, i64> {
        self.0.member(const { member("size") }).integer()
    }

    /// The member `mountOptions`, a list of strings.
    pub fn mount_options(self) -> Strings<'d> {
        self.0.member(const { member("mountOptions") }).strings()
    }
}

/// A limit of the container's processes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ulimit<'d>(Object<'d>);

impl<'d> From<Object<'d>> for Ulimit<'d> {
    fn from(object: Object<'d>) -> Self {
        Self(object)
    }
}

impl<'d> Ulimit<'d> {
    /// The object in the file.
    pub fn object(self) -> Object<'d> {
        self.0
    }

    /// The member `name`, a string.
    pub fn name(self) -> Field<'d, &'d str> {
        self.0.string(const { member("name") })
    }

    /// The member `softLimit`, an integer.
    pub fn soft_limit(self) -> Field<'d, i64> {
        self.0.member(const { member("softLimit") }).integer()
    }

    /// The member `hardLimit`, an integer.
    pub fn hard_limit(self) -> Field<'d, i64> {
        self.0.member(const { member("hardLimit") }).integer()
    }
}

/// A kernel parameter of a container.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SystemControl<'d>(Object<'d>);

impl<'d> From<Object<'d>> for SystemControl<'d> {
    fn from(object: Object<'d>) -> Self {
        Self(object)
    }
}

impl<'d> SystemControl<'d> {
    /// The object in the file.
    pub fn object(self) -> Object<'d> {
        self.0
    }

    /// The member `namespace`, a string.
    pub fn namespace(self) -> Field<'d, &'d str> {
        self.0.string(const { member("namespace") })
    }

    /// The member `value`, a string.
    pub fn value(self) -> Field<'d, &'d str> {
        self.0.string(const { member("value") })
    }
}
