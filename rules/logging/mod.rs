//! Log drivers and FireLens.

use ecslint_core::field::Absence;
use ecslint_core::suggest::nearest;
use ecslint_core::views::LogConfiguration;
use ecslint_core::{ContainerDefinition, Field, Located, Object, Rule, TaskDefinition, Tri, placeholder};
use ecslint_schemas::Facts;
use ecslint_schemas::facts::log_drivers::{CommonOptions, LogDriver, UnknownOptions};
use ecslint_syntax::{KnownName, Member, Node};

mod blocking_log_delivery;
mod conflicting_log_options;
mod credential_in_log_options;
mod firelens_config_not_an_s3_arn;
mod firelens_match_option;
mod firelens_router_logs_to_itself;
mod firelens_s3_config_on_fargate;
mod idle_log_buffer;
mod incomplete_firelens_config_file;
mod invalid_firelens_metadata_flag;
mod invalid_log_group;
mod invalid_log_region;
mod log_driver_not_available;
mod malformed_log_buffer_size;
mod malformed_log_option_value;
mod missing_awslogs_stream_prefix;
mod missing_firelens_output;
mod missing_firelens_router;
mod missing_log_option;
mod nonessential_firelens_router;
mod several_firelens_routers;
mod unbounded_log_file;
mod undocumented_log_driver;
mod unknown_firelens_config_file_type;
mod unknown_firelens_option;
mod unknown_log_driver;
mod unknown_log_mode;
mod unknown_log_option;
mod unprefixed_log_stream;
mod unused_firelens_router;
mod unverified_log_server;

pub(crate) static RULES: &[&Rule] = &[
    &unknown_log_driver::RULE,
    &log_driver_not_available::RULE,
    &undocumented_log_driver::RULE,
    &missing_log_option::RULE,
    &missing_awslogs_stream_prefix::RULE,
    &invalid_log_group::RULE,
    &invalid_log_region::RULE,
    &unknown_log_option::RULE,
    &conflicting_log_options::RULE,
    &unknown_log_mode::RULE,
    &idle_log_buffer::RULE,
    &malformed_log_buffer_size::RULE,
    &malformed_log_option_value::RULE,
    &blocking_log_delivery::RULE,
    &credential_in_log_options::RULE,
    &unverified_log_server::RULE,
    &unprefixed_log_stream::RULE,
    &unbounded_log_file::RULE,
    &missing_firelens_router::RULE,
    &unused_firelens_router::RULE,
    &several_firelens_routers::RULE,
    &unknown_firelens_option::RULE,
    &invalid_firelens_metadata_flag::RULE,
    &incomplete_firelens_config_file::RULE,
    &unknown_firelens_config_file_type::RULE,
    &firelens_s3_config_on_fargate::RULE,
    &firelens_config_not_an_s3_arn::RULE,
    &missing_firelens_output::RULE,
    &firelens_match_option::RULE,
    &firelens_router_logs_to_itself::RULE,
    &nonessential_firelens_router::RULE,
];

/// The driver that sends to a log router in the task.
const FIRELENS: &str = "awsfirelens";

/// How many other places a finding names at most.
const MOST_RELATED: usize = 10;

/// A log configuration with a driver that the table knows.
struct Logging<'d, 'f> {
    configuration: LogConfiguration<'d>,
    /// The driver as it is written.
    name: Located<'d, &'d str>,
    driver: &'f LogDriver,
    common: &'f CommonOptions,
}

impl<'d, 'f> Logging<'d, 'f> {
    fn of(container: ContainerDefinition<'d>, facts: &'f Facts) -> Option<Self> {
        let configuration = container.log_configuration().known()?.value;
        let driver = configuration.driver(&facts.log_drivers)?;
        let name = configuration.log_driver().known()?;
        Some(Self { configuration, name, driver, common: &facts.log_drivers.common })
    }

    /// Whether ECS refuses options that it does not know; seen, not only likely.
    fn rejects_unknown(&self) -> bool {
        self.driver.unknown_options == UnknownOptions::Rejected
    }

    /// Whether nothing is to be said about which options there are: each is known, and none is missing.
    fn is_ordinary(&self) -> bool {
        self.configuration.is_ordinary(self.driver, self.common)
    }

    /// The options that the driver takes.
    fn names(&self) -> impl Iterator<Item = &'f str> {
        let LogDriver { required, required_on_fargate, optional, .. } = self.driver;
        [required, required_on_fargate, optional, &self.common.options].into_iter().flatten().map(String::as_str)
    }

    /// Whether the driver takes the option.
    fn knows(&self, name: &str) -> bool {
        self.names().any(|known| known == name)
    }

    /// The option that a misspelt name is meant for.
    fn meant_by(&self, name: &str) -> Option<&'f str> {
        let (driver, name) = (self.driver.name.as_str(), name.replace('_', "-"));
        let without_driver = self.names().find(|known| {
            let rest = known.strip_prefix(driver).and_then(|rest| rest.strip_prefix('-'));
            rest.is_some_and(|rest| rest.eq_ignore_ascii_case(&name))
        });
        without_driver.or_else(|| nearest(&name, self.names()))
    }

    /// The member of `options`, if it is there with another value than `null`. None for `awsfirelens`, whose options
    /// may be meant for a plugin.
    fn option_member(&self, name: KnownName) -> Option<Member<'d>> {
        let options = self.configuration.options().known()?;
        options.value.member(name).given().filter(|_| self.driver.name != FIRELENS)
    }

    /// The value of an option, with the same exception.
    fn option(&self, name: KnownName) -> Field<'d, &'d str> {
        self.read_option(|options| options.string(name))
    }

    /// The value of an option whose name stands in the table of drivers.
    fn listed_option(&self, name: &str) -> Field<'d, &'d str> {
        self.read_option(|options| options.slot(name).string())
    }

    fn read_option(&self, read: impl FnOnce(Object<'d>) -> Field<'d, &'d str>) -> Field<'d, &'d str> {
        match self.configuration.options() {
            Field::Known(options) if self.driver.name != FIRELENS => read(options.value),
            other => Field::Opaque(other.span()),
        }
    }

    /// Whether the option is given, in `options` or in `secretOptions`.
    fn gives(&self, name: &str) -> Tri {
        match self.configuration.options() {
            Field::Opaque(_) => return Tri::Unknown,
            Field::Known(options) => {
                if options.value.slot(name).given().is_some() {
                    return Tri::Yes;
                }
                if !options.value.is_complete() || options.value.members().any(|member| is_placeholder(member.key)) {
                    return Tri::Unknown;
                }
            }
            Field::Absent(_) => {}
        }
        let secrets = self.configuration.secret_options();
        if !secrets.is_complete() || secrets.iter().any(|secret| secret.name().known().is_none()) {
            return Tri::Unknown;
        }
        if secrets.iter().any(|secret| secret.name().is(name)) { Tri::Yes } else { Tri::No }
    }

    /// Whether the option is surely not given, not even misspelt.
    fn lacks(&self, name: &str) -> bool {
        let is_meant = |other: &str| !self.knows(other) && self.meant_by(other) == Some(name);
        let secrets = self.configuration.secret_options();
        self.gives(name).is_no()
            && !secrets.iter().filter_map(|secret| secret.name().value()).any(is_meant)
            && self
                .configuration
                .options()
                .known()
                .is_none_or(|options| !options.value.members().any(|member| is_meant(member.name())))
    }

    /// Where to report an option that is missing.
    fn place(&self) -> Absence<'d> {
        match self.configuration.options() {
            Field::Known(options) => options.value.absence(),
            _ => self.configuration.object().absence(),
        }
    }
}

/// Whether a key is filled in later.
fn is_placeholder(key: Node<'_>) -> bool {
    key.is_damaged()
        || (key.may_hold_placeholder() && key.as_str().is_none_or(|name| placeholder::find(name).is_some()))
}

/// The `firelensConfiguration` of a container that is a log router.
fn router(container: ContainerDefinition<'_>) -> Option<Member<'_>> {
    container.firelens_configuration().known()?.member()
}

/// The log routers of the task.
fn routers(task: TaskDefinition<'_>) -> impl Iterator<Item = Member<'_>> {
    task.containers().iter().filter_map(router)
}

/// An option of a log router.
fn config_file_option<'d>(container: ContainerDefinition<'d>, name: &str) -> Field<'d, &'d str> {
    let firelens = container.firelens_configuration();
    match firelens.known().map(|firelens| firelens.value.options()) {
        Some(Field::Known(options)) => options.value.slot(name).string(),
        _ => Field::Opaque(firelens.span()),
    }
}

/// An option of the driver `awslogs`, without a look into the table of drivers.
fn awslogs_option<'d>(container: ContainerDefinition<'d>, name: KnownName) -> Option<Located<'d, &'d str>> {
    container.logs_through("awslogs")?.value.options().known()?.value.string(name).known()
}
