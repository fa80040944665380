//! Log drivers, their options, and those of FireLens.

use std::collections::HashSet;

use ecslint_core::views::Capacity;
use ecslint_schemas::facts::log_drivers::{LogCapacity, LogDriver, OptionForm};
use ecslint_syntax::Node;

use super::IN_CONTAINER;
use crate::completion::candidate::{Candidate, Context};
use crate::completion::site::WantedValue;
use crate::completion::template::Template;
use crate::completion::{CompletionKind, Standing};

/// The driver that sends to a router in the task.
const FIRELENS: &str = "awsfirelens";

impl<'d> Context<'_, 'd> {
    /// Whether the log driver called `name` runs wherever the task is meant to run. A name without a row may.
    pub(in crate::completion) fn log_driver_runs(&self, name: &str) -> bool {
        let Some(driver) = self.view.facts.log_drivers.driver(name) else { return true };
        let is_windows = self.view.task.is_windows().is_yes();
        let places = [
            (Capacity::Fargate, if is_windows { LogCapacity::FargateWindows } else { LogCapacity::FargateLinux }),
            (Capacity::Ec2, LogCapacity::Ec2),
            (Capacity::External, LogCapacity::External),
            (Capacity::ManagedInstances, LogCapacity::ManagedInstances),
        ];
        places.into_iter().all(|(capacity, place)| !self.requires(capacity) || driver.capacities.contains(&place))
    }

    /// The log driver of the container.
    fn driver(&self) -> Option<&'d LogDriver> {
        let name = self.container?.log_driver().value()?;
        self.view.facts.log_drivers.driver(name)
    }

    /// Whether the option is given, as text or as a secret.
    fn given_options(&self) -> HashSet<&'d str> {
        let logs = self.container.and_then(|container| container.log_configuration().value());
        let options = logs.into_iter().filter_map(|logs| logs.options().value()).flat_map(|options| options.members());
        let secrets = logs.into_iter().flat_map(|logs| logs.secret_options().iter());
        let names = secrets.filter_map(|secret| secret.name().value());
        options.map(|member| member.name()).chain(names).collect()
    }
}

/// The log drivers that run where the task does.
pub(super) fn drivers(context: &Context<'_, '_>, wanted: &WantedValue<'_>) -> Vec<Candidate> {
    let documentation = wanted.described.map(|member| member.description.as_str()).unwrap_or_default();
    let drivers = context.view.facts.log_drivers.drivers.iter().filter(|driver| driver.documented);
    let containers = context.view.task.containers();
    let lacks_router =
        containers.is_complete() && containers.iter().all(|container| container.firelens_configuration().is_absent());
    drivers
        .filter(|driver| context.log_driver_runs(&driver.name))
        .map(|driver| {
            let needed = driver
                .required
                .iter()
                .chain(driver.required_on_fargate.iter().filter(|_| context.requires(Capacity::Fargate)));
            let needed: Vec<&str> = needed.map(String::as_str).collect();
            let detail = if needed.is_empty() { String::new() } else { format!("needs {}", needed.join(", ")) };
            let is_usual = Some(driver.name.as_str()) == context.view.facts.snippets.table().start_text(&wanted.path);
            let candidate = Candidate::string(CompletionKind::Value, &driver.name).detail(detail);
            let candidate = candidate.documentation(documentation).rank(usize::from(!is_usual));
            if driver.name == FIRELENS && lacks_router {
                candidate.detail("needs a container with `firelensConfiguration`").standing(Standing::Doubtful)
            } else {
                candidate
            }
        })
        .collect()
}

/// The names that an object with names of the user's may have at `path`.
pub(in crate::completion) fn option_names(
    context: &Context<'_, '_>,
    path: &str,
    present: &HashSet<&str>,
    has_value: bool,
) -> Vec<Candidate> {
    let options = match path.strip_prefix(IN_CONTAINER) {
        Some("logConfiguration.options") => driver_options(context),
        Some("firelensConfiguration.options") => {
            let names = context.view.facts.log_drivers.firelens.options.iter();
            names.map(|name| (name.as_str(), "option of FireLens")).collect()
        }
        _ => Vec::new(),
    };
    let is_log = path.ends_with("logConfiguration.options");
    let given = if is_log { context.given_options() } else { HashSet::new() };
    let options = options.into_iter().enumerate();
    options
        .filter(|(_, (name, _))| !present.contains(name))
        .map(|(place, (name, detail))| {
            let mut body = Template::string(name);
            if !has_value {
                body.push(": \"");
                body.push_choice(values_of(context, path, name));
                body.push("\"");
            }
            let rank = if given.contains(name) { 1000 + place } else { place };
            Candidate::new(CompletionKind::Option, name, body).detail(detail).rank(rank)
        })
        .collect()
}

/// The options of the container's driver with a word about each, the needed ones first.
fn driver_options<'d>(context: &Context<'_, 'd>) -> Vec<(&'d str, &'static str)> {
    let table = &context.view.facts.log_drivers;
    let Some(driver) = context.driver() else { return Vec::new() };
    let mut options: Vec<(&str, &str)> = Vec::new();
    options.extend(driver.required.iter().map(|name| (name.as_str(), "required")));
    let on_fargate = if context.requires(Capacity::Fargate) { "required on Fargate" } else { "useful everywhere" };
    options.extend(driver.required_on_fargate.iter().map(|name| (name.as_str(), on_fargate)));
    if driver.name == FIRELENS {
        let routers = context.view.task.containers().iter().filter_map(|container| {
            let router = container.firelens_configuration().value()?;
            router.kind().value()
        });
        let keys = routers.filter_map(|kind| table.firelens.output_keys.get(kind));
        options.extend(keys.take(1).map(|name| (name.as_str(), "names the output plugin")));
    }
    options.extend(driver.optional.iter().map(|name| (name.as_str(), "optional")));
    options.extend(table.common.options.iter().map(|name| (name.as_str(), "of every log driver")));
    options
}

/// The options that may be given as secrets.
pub(super) fn secret_options(context: &Context<'_, '_>, wanted: &WantedValue<'_>) -> Vec<Candidate> {
    let Some(driver) = context.driver() else { return Vec::new() };
    let own = wanted.node.and_then(Node::as_str);
    let given = context.given_options();
    let credentials = driver.secret.iter().map(|name| (name, "a credential"));
    let others = driver.required.iter().chain(&driver.optional).filter(|name| !driver.secret.contains(name));
    credentials
        .chain(others.map(|name| (name, "option of the driver")))
        .filter(|(name, _)| own == Some(name.as_str()) || !given.contains(name.as_str()))
        .enumerate()
        .map(|(place, (name, detail))| Candidate::string(CompletionKind::Option, name).detail(detail).rank(place))
        .collect()
}

/// The values of an option of the container's driver.
pub(super) fn option_values(context: &Context<'_, '_>, option: &str) -> Vec<Candidate> {
    let path = format!("{IN_CONTAINER}logConfiguration.options");
    as_strings(values_of(context, &path, option))
}

/// The values of an option of a FireLens router.
pub(super) fn router_option_values(context: &Context<'_, '_>, option: &str) -> Vec<Candidate> {
    as_strings(values_of(context, &format!("{IN_CONTAINER}firelensConfiguration.options"), option))
}

fn as_strings(values: Vec<String>) -> Vec<Candidate> {
    let values = values.iter().enumerate();
    values.map(|(place, value)| Candidate::string(CompletionKind::Value, value).rank(place)).collect()
}

/// The fixed values of an option in the object at `path`.
fn values_of(context: &Context<'_, '_>, path: &str, option: &str) -> Vec<String> {
    let table = &context.view.facts.log_drivers;
    let flag = || ["true", "false"].map(str::to_owned).to_vec();
    if path.ends_with("firelensConfiguration.options") {
        return match option {
            "enable-ecs-log-metadata" => flag(),
            "config-file-type" if context.requires(Capacity::Fargate) => {
                table.firelens.fargate_config_file_types.clone()
            }
            "config-file-type" => table.firelens.config_file_types.clone(),
            _ => Vec::new(),
        };
    }
    match option {
        "mode" => {
            let mut modes = table.common.modes.clone();
            modes.sort_by_key(|mode| *mode != table.common.default_mode);
            modes
        }
        "max-buffer-size" => vec![table.common.default_buffer_size.clone()],
        "awslogs-region" => context.elsewhere.origin().region.map(str::to_owned).into_iter().collect(),
        _ => {
            let forms = context.driver().into_iter().flat_map(|driver| &driver.forms);
            let form: Option<&OptionForm> = forms.into_iter().find(|form| form.option == option);
            form.map_or_else(Vec::new, |form| if form.is_flag() { flag() } else { form.words.clone() })
        }
    }
}
