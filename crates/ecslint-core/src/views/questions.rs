//! Questions about parts of a task definition that several rules ask.

use crate::field::{Field, Located, Tri};
use crate::values::ports::{PortRange, parse_range};
use crate::views::{ContainerDefinition, LogConfiguration, PortMapping, Volume};

/// The value of a port mapping's `protocol`. Text other than `udp` is treated as `tcp` by the service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Protocol {
    /// TCP, the default.
    Tcp,
    /// UDP.
    Udp,
}

impl Protocol {
    /// The name in capitals, as the service's messages have it.
    pub const fn name(self) -> &'static str {
        match self {
            Protocol::Tcp => "TCP",
            Protocol::Udp => "UDP",
        }
    }
}

impl<'d> ContainerDefinition<'d> {
    /// Whether the task stops when this container stops; `essential` is true when it is not written.
    pub fn is_essential(self) -> Tri {
        match self.essential() {
            Field::Known(essential) if !essential.value => Tri::No,
            Field::Known(_) | Field::Absent(_) => Tri::Yes,
            Field::Opaque(_) => Tri::Unknown,
        }
    }

    /// The name for messages: the value, or "container" where it is not known.
    pub fn label(self) -> &'d str {
        self.name().value().unwrap_or("container")
    }

    /// The log configuration, if its driver is known to be `driver`.
    pub fn logs_through(self, driver: &str) -> Option<Located<'d, LogConfiguration<'d>>> {
        self.log_configuration().known().filter(|_| self.log_driver().is(driver))
    }
}

impl<'d> PortMapping<'d> {
    /// The transport protocol with the default and the service's reading of other text; `None` where it is unknown.
    pub fn transport(self) -> Option<Protocol> {
        match self.protocol() {
            Field::Known(protocol) if protocol.value == "udp" => Some(Protocol::Udp),
            Field::Known(_) | Field::Absent(_) => Some(Protocol::Tcp),
            Field::Opaque(_) => None,
        }
    }

    /// The container ports that the mapping covers, one or a range, where they are known and in order.
    pub fn container_ports(self) -> Option<Located<'d, PortRange>> {
        if let Some(range) = self.container_port_range().known() {
            return parse_range(range.value).map(|ports| range.with(ports));
        }
        let port = self.container_port().known()?;
        let number = u16::try_from(port.value).ok()?;
        Some(port.with(PortRange { first: number, last: number }))
    }
}

impl<'d> Volume<'d> {
    /// The members of the volume that each make it another kind of volume, as far as they are there.
    pub fn kinds(self) -> impl Iterator<Item = ecslint_syntax::Member<'d>> {
        const KINDS: [&str; 6] = [
            "host",
            "dockerVolumeConfiguration",
            "efsVolumeConfiguration",
            "s3filesVolumeConfiguration",
            "fsxWindowsFileServerVolumeConfiguration",
            "configuredAtLaunch",
        ];
        self.object().members().filter(|member| {
            let counts = match member.name() {
                "configuredAtLaunch" => member.value.text() == "true",
                "host" => !member.value.is_null() && !member.value.is_empty(),
                _ => !member.value.is_null(),
            };
            counts && KINDS.contains(&member.name())
        })
    }
}
