//! Views of what belongs to a container: credentials, environment, secrets, checks, logs, accelerators.

use crate::field::{Field, Object, Slot};
use crate::member_names::member;

/// Credentials for a private registry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RepositoryCredentials<'d>(Object<'d>);

impl<'d> From<Object<'d>> for RepositoryCredentials<'d> {
    fn from(object: Object<'d>) -> Self {
        Self(object)
    }
}

impl<'d> RepositoryCredentials<'d> {
    /// The object in the file.
    pub fn object(self) -> Object<'d> {
        self.0
    }

    /// The member `credentialsParameter`, a string.
    pub fn credentials_parameter(self) -> Field<'d, &'d str> {
        self.0.string(const { member("credentialsParameter") })
    }
}

/// When the agent restarts a single container.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RestartPolicy<'d>(Object<'d>);

impl<'d> From<Object<'d>> for RestartPolicy<'d> {
    fn from(object: Object<'d>) -> Self {
        Self(object)
    }
}

impl<'d> RestartPolicy<'d> {
    /// The object in the file.
    pub fn object(self) -> Object<'d> {
        self.0
    }

    /// The member `enabled`, true or false.
    pub fn enabled(self) -> Field<'d, bool> {
        self.0.member(const { member("enabled") }).boolean()
    }

    /// The member `ignoredExitCodes`, a list of integers.
    pub fn ignored_exit_codes(self) -> Slot<'d> {
        self.0.member(const { member("ignoredExitCodes") })
    }

    /// The member `restartAttemptPeriod`, an integer.
    pub fn restart_attempt_period(self) -> Field<'d, i64> {
        self.0.member(const { member("restartAttemptPeriod") }).integer()
    }
}

/// A name with a value: an environment variable, a proxy property.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyValuePair<'d>(Object<'d>);

impl<'d> From<Object<'d>> for KeyValuePair<'d> {
    fn from(object: Object<'d>) -> Self {
        Self(object)
    }
}

impl<'d> KeyValuePair<'d> {
    /// The object in the file.
    pub fn object(self) -> Object<'d> {
        self.0
    }

    /// The member `name`, a string.
    pub fn name(self) -> Field<'d, &'d str> {
        self.0.string(const { member("name") })
    }

    /// The member `value`, a string.
    pub fn value(self) -> Field<'d, &'d str> {
        self.0.string(const { member("value") })
    }
}

/// A file of environment variables in S3.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EnvironmentFile<'d>(Object<'d>);

impl<'d> From<Object<'d>> for EnvironmentFile<'d> {
    fn from(object: Object<'d>) -> Self {
        Self(object)
    }
}

impl<'d> EnvironmentFile<'d> {
    /// The object in the file.
    pub fn object(self) -> Object<'d> {
        self.0
    }

    /// The member `value`, a string.
    pub fn value(self) -> Field<'d, &'d str> {
        self.0.string(const { member("value") })
    }

    /// The member `type`, a string.
    pub fn kind(self) -> Field<'d, &'d str> {
        self.0.string(const { member("type") })
    }
}

/// A value taken from a secret at start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Secret<'d>(Object<'d>);

impl<'d> From<Object<'d>> for Secret<'d> {
    fn from(object: Object<'d>) -> Self {
        Self(object)
    }
}

impl<'d> Secret<'d> {
    /// The object in the file.
    pub fn object(self) -> Object<'d> {
        self.0
    }

    /// The member `name`, a string.
    pub fn name(self) -> Field<'d, &'d str> {
        self.0.string(const { member("name") })
    }

    /// The member `valueFrom`, a string.
    pub fn value_from(self) -> Field<'d, &'d str> {
        self.0.string(const { member("valueFrom") })
    }

    /// The member `valueFrom` as it is written, placeholders included.
    pub fn value_from_as_written(self) -> Field<'d, &'d str> {
        self.0.member(const { member("valueFrom") }).raw_string()
    }
}

/// An accelerator that a container needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ResourceRequirement<'d>(Object<'d>);

impl<'d> From<Object<'d>> for ResourceRequirement<'d> {
    fn from(object: Object<'d>) -> Self {
        Self(object)
    }
}

impl<'d> ResourceRequirement<'d> {
    /// The object in the file.
    pub fn object(self) -> Object<'d> {
        self.0
    }

    /// The member `value`, a string.
    pub fn value(self) -> Field<'d, &'d str> {
        self.0.string(const { member("value") })
    }

    /// The member `type`, a string.
    pub fn kind(self) -> Field<'d, &'d str> {
        self.0.string(const { member("type") })
    }

    /// The member `sharingStrategy`, an object.
    pub fn sharing_strategy(self) -> Field<'d, SharingStrategy<'d>> {
        self.0.member(const { member("sharingStrategy") }).object().map(SharingStrategy::from)
    }
}

/// How a GPU is shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SharingStrategy<'d>(Object<'d>);

impl<'d> From<Object<'d>> for SharingStrategy<'d> {
    fn from(object: Object<'d>) -> Self {
        Self(object)
    }
}

impl<'d> SharingStrategy<'d> {
    /// The object in the file.
    pub fn object(self) -> Object<'d> {
        self.0
    }

    /// The member `nvidiaMps`, an object.
    pub fn nvidia_mps(self) -> Field<'d, NvidiaMps<'d>> {
        self.0.member(const { member("nvidiaMps") }).object().map(NvidiaMps::from)
    }
}

/// A share of a GPU under NVIDIA's multi-process service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NvidiaMps<'d>(Object<'d>);

impl<'d> From<Object<'d>> for NvidiaMps<'d> {
    fn from(object: Object<'d>) -> Self {
        Self(object)
    }
}

impl<'d> NvidiaMps<'d> {
    /// The object in the file.
    pub fn object(self) -> Object<'d> {
        self.0
    }

    /// The member `memory`, an integer.
    pub fn memory(self) -> Field<'d, i64> {
        self.0.member(const { member("memory") }).integer()
    }

    /// The member `maxComputePercent`, an integer.
    pub fn max_compute_percent(self) -> Field<'d, i64> {
        self.0.member(const { member("maxComputePercent") }).integer()
    }
}

/// Makes a container the log router of its task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FirelensConfiguration<'d>(Object<'d>);

impl<'d> From<Object<'d>> for FirelensConfiguration<'d> {
    fn from(object: Object<'d>) -> Self {
        Self(object)
    }
}

impl<'d> FirelensConfiguration<'d> {
    /// The object in the file.
    pub fn object(self) -> Object<'d> {
        self.0
    }

    /// The member `type`, a string.
    pub fn kind(self) -> Field<'d, &'d str> {
        self.0.string(const { member("type") })
    }

    /// The member `options`, a map of strings.
    pub fn options(self) -> Field<'d, Object<'d>> {
        self.0.member(const { member("options") }).object()
    }
}
