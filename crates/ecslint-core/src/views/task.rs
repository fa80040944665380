//! Views of what stands at the top of a task definition.

use crate::field::{Field, Object};
use crate::list::List;
use crate::member_names::member;
use crate::views::KeyValuePair;

/// A tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tag<'d>(Object<'d>);

impl<'d> From<Object<'d>> for Tag<'d> {
    fn from(object: Object<'d>) -> Self {
        Self(object)
    }
}

impl<'d> Tag<'d> {
    /// The object in the file.
    pub fn object(self) -> Object<'d> {
        self.0
    }

    /// The member `key`, a string.
    pub fn key(self) -> Field<'d, &'d str> {
        self.0.string(const { member("key") })
    }

    /// The member `value`, a string.
    pub fn value(self) -> Field<'d, &'d str> {
        self.0.string(const { member("value") })
    }
}

/// The App Mesh proxy of the task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProxyConfiguration<'d>(Object<'d>);

impl<'d> From<Object<'d>> for ProxyConfiguration<'d> {
    fn from(object: Object<'d>) -> Self {
        Self(object)
    }
}

impl<'d> ProxyConfiguration<'d> {
    /// The object in the file.
    pub fn object(self) -> Object<'d> {
        self.0
    }

    /// The member `type`, a string.
    pub fn kind(self) -> Field<'d, &'d str> {
        self.0.string(const { member("type") })
    }

    /// The member `containerName`, a string.
    pub fn container_name(self) -> Field<'d, &'d str> {
        self.0.string(const { member("containerName") })
    }

    /// The member `properties`, a list.
    pub fn properties(self) -> List<'d, KeyValuePair<'d>> {
        self.0.member(const { member("properties") }).list()
    }
}

/// An Elastic Inference accelerator, a retired kind of device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InferenceAccelerator<'d>(Object<'d>);

impl<'d> From<Object<'d>> for InferenceAccelerator<'d> {
    fn from(object: Object<'d>) -> Self {
        Self(object)
    }
}

impl<'d> InferenceAccelerator<'d> {
    /// The object in the file.
    pub fn object(self) -> Object<'d> {
        self.0
    }

    /// The member `deviceName`, a string.
    pub fn device_name(self) -> Field<'d, &'d str> {
        self.0.string(const { member("deviceName") })
    }

    /// The member `deviceType`, a string.
    pub fn device_type(self) -> Field<'d, &'d str> {
        self.0.string(const { member("deviceType") })
    }
}

/// The size of a Fargate task's disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EphemeralStorage<'d>(Object<'d>);

impl<'d> From<Object<'d>> for EphemeralStorage<'d> {
    fn from(object: Object<'d>) -> Self {
        Self(object)
    }
}

impl<'d> EphemeralStorage<'d> {
    /// The object in the file.
    pub fn object(self) -> Object<'d> {
        self.0
    }

    /// The member `sizeInGiB`, an integer.
    pub fn size_in_gib(self) -> Field<'d, i64> {
        self.0.member(const { member("sizeInGiB") }).integer()
    }
}

/// Operating system and processor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuntimePlatform<'d>(Object<'d>);

impl<'d> From<Object<'d>> for RuntimePlatform<'d> {
    fn from(object: Object<'d>) -> Self {
        Self(object)
    }
}

impl<'d> RuntimePlatform<'d> {
    /// The object in the file.
    pub fn object(self) -> Object<'d> {
        self.0
    }

    /// The member `cpuArchitecture`, a string.
    pub fn cpu_architecture(self) -> Field<'d, &'d str> {
        self.0.string(const { member("cpuArchitecture") })
    }

    /// The member `operatingSystemFamily`, a string.
    pub fn operating_system_family(self) -> Field<'d, &'d str> {
        self.0.string(const { member("operatingSystemFamily") })
    }
}

/// Isolation of the task on Managed Instances.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TrustedExecution<'d>(Object<'d>);

impl<'d> From<Object<'d>> for TrustedExecution<'d> {
    fn from(object: Object<'d>) -> Self {
        Self(object)
    }
}

impl<'d> TrustedExecution<'d> {
    /// The object in the file.
    pub fn object(self) -> Object<'d> {
        self.0
    }

    /// The member `isolationMode`, a string.
    pub fn isolation_mode(self) -> Field<'d, &'d str> {
        self.0.string(const { member("isolationMode") })
    }

    /// The member `attestationPolicy`, a string.
    pub fn attestation_policy(self) -> Field<'d, &'d str> {
        self.0.string(const { member("attestationPolicy") })
    }
}
