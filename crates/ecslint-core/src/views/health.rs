//! Views of health checks and of what a container waits for.

use ecslint_syntax::KnownName;

use crate::field::{Field, Object};
use crate::list::Strings;
use crate::member_names::member;

/// What must have happened to another container first.
#[derive(Clone, Copy, Debug)]
pub struct ContainerDependency<'d>(&'d PreparedContainerDependency<'d>);

/// What a [`ContainerDependency`] holds, read once.
#[derive(Debug)]
pub struct PreparedContainerDependency<'d> {
    object: Object<'d>,
    container_name: Field<'d, &'d str>,
    condition: Field<'d, &'d str>,
}

impl<'d> From<Object<'d>> for PreparedContainerDependency<'d> {
    fn from(object: Object<'d>) -> Self {
        let [container_name, condition] = object.known_keys(const { [member("containerName"), member("condition")] });
        Self { object, container_name: object.string_at(container_name), condition: object.string_at(condition) }
    }
}

impl<'d> From<&'d PreparedContainerDependency<'d>> for ContainerDependency<'d> {
    #[inline]
    fn from(prepared: &'d PreparedContainerDependency<'d>) -> Self {
        Self(prepared)
    }
}

impl<'d> ContainerDependency<'d> {
    /// The object in the file.
    #[inline]
    pub fn object(self) -> Object<'d> {
        self.0.object
    }

    /// The member `containerName`, a string.
    #[inline]
    pub fn container_name(self) -> Field<'d, &'d str> {
        self.0.container_name
    }

    /// The member `condition`, a string.
    #[inline]
    pub fn condition(self) -> Field<'d, &'d str> {
        self.0.condition
    }
}

/// How the agent asks a container whether it is well.
#[derive(Clone, Copy, Debug)]
pub struct HealthCheck<'d>(&'d PreparedHealthCheck<'d>);

/// What a [`HealthCheck`] holds, read once.
#[derive(Debug)]
pub struct PreparedHealthCheck<'d> {
    object: Object<'d>,
    command: Strings<'d>,
    interval: Field<'d, i64>,
    timeout: Field<'d, i64>,
    retries: Field<'d, i64>,
    start_period: Field<'d, i64>,
}

impl<'d> From<Object<'d>> for PreparedHealthCheck<'d> {
    fn from(object: Object<'d>) -> Self {
        const NAMES: [KnownName; 5] =
            [member("command"), member("interval"), member("timeout"), member("retries"), member("startPeriod")];
        let [command, interval, timeout, retries, start_period] = object.known_keys(NAMES);
        Self {
            object,
            command: object.slot_at(command).strings(),
            interval: object.integer_at(interval),
            timeout: object.integer_at(timeout),
            retries: object.integer_at(retries),
            start_period: object.integer_at(start_period),
        }
    }
}

impl<'d> From<&'d PreparedHealthCheck<'d>> for HealthCheck<'d> {
    #[inline]
    fn from(prepared: &'d PreparedHealthCheck<'d>) -> Self {
        Self(prepared)
    }
}

impl<'d> HealthCheck<'d> {
    /// The object in the file.
    #[inline]
    pub fn object(self) -> Object<'d> {
        self.0.object
    }

    /// The member `command`, a list of strings.
    #[inline]
    pub fn command(self) -> Strings<'d> {
        self.0.command
    }

    /// The member `interval`, an integer.
    #[inline]
    pub fn interval(self) -> Field<'d, i64> {
        self.0.interval
    }

    /// The member `timeout`, an integer.
    #[inline]
    pub fn timeout(self) -> Field<'d, i64> {
        self.0.timeout
    }

    /// The member `retries`, an integer.
    #[inline]
    pub fn retries(self) -> Field<'d, i64> {
        self.0.retries
    }

    /// The member `startPeriod`, an integer.
    #[inline]
    pub fn start_period(self) -> Field<'d, i64> {
        self.0.start_period
    }
}
