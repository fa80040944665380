//! The view of a log configuration.

use std::cell::OnceCell;

use ecslint_schemas::facts::log_drivers::{CommonOptions, LogDriver, LogDrivers};

use crate::field::{Field, Object};
use crate::list::List;
use crate::member_names::member;
use crate::views::Secret;

/// Where a container's output goes.
#[derive(Clone, Copy, Debug)]
pub struct LogConfiguration<'d>(&'d PreparedLogConfiguration<'d>);

/// What a [`LogConfiguration`] holds, read once.
#[derive(Debug)]
pub struct PreparedLogConfiguration<'d> {
    object: Object<'d>,
    log_driver: Field<'d, &'d str>,
    options: Field<'d, Object<'d>>,
    secret_options: List<'d, Secret<'d>>,
    /// The driver's place in the table of drivers, looked up when the first rule asks.
    driver: OnceCell<Option<usize>>,
    /// Whether the options are such as the table has them, found out when the first rule asks.
    is_ordinary: OnceCell<bool>,
}

impl<'d> From<Object<'d>> for PreparedLogConfiguration<'d> {
    fn from(object: Object<'d>) -> Self {
        let [log_driver, options, secret_options] =
            object.known_keys(const { [member("logDriver"), member("options"), member("secretOptions")] });
        Self {
            object,
            log_driver: object.string_at(log_driver),
            options: object.slot_at(options).object(),
            secret_options: object.slot_at(secret_options).list(),
            driver: OnceCell::new(),
            is_ordinary: OnceCell::new(),
        }
    }
}

impl<'d> From<&'d PreparedLogConfiguration<'d>> for LogConfiguration<'d> {
    #[inline]
    fn from(prepared: &'d PreparedLogConfiguration<'d>) -> Self {
        Self(prepared)
    }
}

impl<'d> PreparedLogConfiguration<'d> {
    /// The member `secretOptions`, a list.
    pub(crate) fn secret_options(&self) -> List<'d, Secret<'d>> {
        self.secret_options
    }
}

impl<'d> LogConfiguration<'d> {
    /// The object in the file.
    #[inline]
    pub fn object(self) -> Object<'d> {
        self.0.object
    }

    /// The member `logDriver`, a string.
    #[inline]
    pub fn log_driver(self) -> Field<'d, &'d str> {
        self.0.log_driver
    }

    /// The member `options`, a map of strings.
    #[inline]
    pub fn options(self) -> Field<'d, Object<'d>> {
        self.0.options
    }

    /// The member `secretOptions`, a list.
    #[inline]
    pub fn secret_options(self) -> List<'d, Secret<'d>> {
        self.0.secret_options
    }

    /// The driver as the table has it; `None` where it is not known, or not in the table. It is looked up for the first
    /// rule that asks, always in the same table.
    pub fn driver(self, drivers: &LogDrivers) -> Option<&LogDriver> {
        let place = || {
            let name = self.log_driver().value()?;
            drivers.drivers.iter().position(|driver| driver.name == name)
        };
        drivers.drivers.get((*self.0.driver.get_or_init(place))?)
    }

    /// Whether every option is one that the `driver` takes, with a value that is known and not empty, and none is missing
    /// that it requires anywhere. Most log configurations are like that, and one look spares rules their questions.
    pub fn is_ordinary(self, driver: &LogDriver, common: &CommonOptions) -> bool {
        *self.0.is_ordinary.get_or_init(|| {
            let LogDriver { required, required_on_fargate, optional, .. } = driver;
            let Some(options) = self.options().value().filter(|options| options.is_complete()) else { return false };
            // A bit for each option that is required and was not seen yet.
            let required_count = required.len() + required_on_fargate.len();
            let Some(mut missing) = 1_u64.checked_shl(required_count as u32).map(|bit| bit - 1) else { return false };
            self.secret_options().is_absent()
                && options.members().all(|option| {
                    let names = required.iter().chain(required_on_fargate).chain(optional).chain(&common.options);
                    let name = option.key.as_plain_str();
                    let place = name.and_then(|name| names.into_iter().position(|known| known == name));
                    missing &= !place.map_or(0, |place| 1_u64.checked_shl(place as u32).unwrap_or_default());
                    place.is_some() && option.value.as_plain_str().is_some_and(|value| !value.is_empty())
                })
                && missing == 0
        })
    }
}
