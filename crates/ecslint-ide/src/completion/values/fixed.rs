//! Values of a fixed list, `true` and `false`, and numbers to begin with.

use ecslint_core::views::{Architecture, Capacity, ContainerDefinition, NetworkMode};
use ecslint_schemas::facts::limits::Range;
use ecslint_syntax::Node;

use super::IN_CONTAINER;

use crate::completion::candidate::{Candidate, Context};
use crate::completion::refusals::Refused;
use crate::completion::site::WantedValue;
use crate::completion::template::Template;
use crate::completion::{CompletionKind, Standing};

/// The architecture that Windows containers do not run on.
const ARM: &str = Architecture::Arm64.name();

/// The values of the API's list.
pub(super) fn values(context: &Context<'_, '_>, wanted: &WantedValue<'_>, values: &[String]) -> Vec<Candidate> {
    let documentation = wanted.described.map(|member| member.description.as_str()).unwrap_or_default();
    let retired = &context.view.facts.platforms.retired_windows;
    let mut found = Vec::new();
    for (place, value) in values.iter().enumerate() {
        let refused = context.value_refused(&wanted.path, value);
        let is_impossible = match wanted.path.as_str() {
            "networkMode" => !context.may_be_network_mode(value),
            "runtimePlatform.operatingSystemFamily" => !context.may_be_system(value),
            "runtimePlatform.cpuArchitecture" => context.view.task.is_windows().is_yes() && value == ARM,
            _ => refused.is_some_and(|refused| refused.is_certain()),
        };
        if is_impossible {
            continue;
        }
        let mut candidate =
            Candidate::string(CompletionKind::Value, value).documentation(documentation).rank(place + 1);
        if Some(value.as_str()) == context.view.facts.snippets.table().start_text(&wanted.path) {
            candidate = candidate.rank(0);
        }
        if wanted.path == "runtimePlatform.operatingSystemFamily" && retired.contains(value) {
            candidate = candidate.detail("out of service").standing(Standing::Refused);
        }
        found.push(mark(candidate, refused));
    }
    found
}

fn mark(candidate: Candidate, refused: Option<Refused<'_>>) -> Candidate {
    match refused {
        Some(refused) => refused.mark(candidate),
        None => candidate,
    }
}

/// `true` and `false`.
pub(super) fn booleans(context: &Context<'_, '_>, wanted: &WantedValue<'_>) -> Vec<Candidate> {
    let documentation = wanted.described.map(|member| member.description.as_str()).unwrap_or_default();
    let words = ["true", "false"].into_iter().enumerate();
    words
        .filter_map(|(place, word)| {
            let refused = context.value_refused(&wanted.path, word);
            let is_impossible = refused.is_some_and(|refused| refused.is_certain());
            let mut candidate =
                Candidate::literal(CompletionKind::Value, word).documentation(documentation).rank(place);
            if word == "false" && wanted.path == "containerDefinitions[].essential" && context.is_last_essential() {
                candidate = candidate.detail("no container would be essential").standing(Standing::Doubtful);
            }
            (!is_impossible).then(|| mark(candidate, refused))
        })
        .collect()
}

/// The number that such a member usually begins with.
pub(super) fn number(context: &Context<'_, '_>, wanted: &WantedValue<'_>) -> Vec<Candidate> {
    let start = context.view.facts.snippets.table().start_number(&wanted.path);
    let is_size = wanted.path == "ephemeralStorage.sizeInGiB";
    // A number that is there was chosen; the usual one says nothing about what goes with the rest.
    let is_there = wanted.node.is_some_and(Node::is_number);
    let start = start.filter(|_| !is_size && !is_there).into_iter();
    let range = context.range(&wanted.path).map_or_else(|| "to begin with".to_owned(), in_words);
    start.map(|number| Candidate::literal(CompletionKind::Value, number.to_string()).detail(&range)).collect()
}

/// The numbers within a range: `5 to 300, 30 without it`.
pub(in crate::completion) fn in_words(range: &Range) -> String {
    let bounds = format!("{} to {}", range.min, range.max);
    match range.default {
        Some(default) => format!("{bounds}, {default} without it"),
        None => bounds,
    }
}

/// How the command of a health check begins.
pub(super) fn command_starts(context: &Context<'_, '_>, wanted: &WantedValue<'_>) -> Vec<Candidate> {
    let start = context.site.start();
    if wanted.siblings().any(|item| item.span().end <= start) {
        return Vec::new();
    }
    let checks = &context.view.facts.health_checks;
    let starts = [
        (&checks.shell, "one command line follows, which the shell of the container runs"),
        (&checks.program, "a program follows, with its arguments as items of their own"),
        (&checks.off, "no health check, not even that of the image"),
    ];
    let starts = starts.into_iter().enumerate();
    starts
        .map(|(place, (word, detail))| Candidate::string(CompletionKind::Value, word).detail(detail).rank(place))
        .collect()
}

/// A string with a name and a gap for its value, as in `mode=700`.
pub(super) fn with_value(kind: CompletionKind, name: &str, mark: &str, proposal: &str) -> Candidate {
    let mut body = Template::text(format!("\"{name}{mark}"));
    body.push_gap(proposal);
    body.push("\"");
    Candidate::new(kind, name, body)
}

impl<'d> Context<'_, 'd> {
    /// The numbers that the member at `path` takes where the task is meant to run.
    pub(in crate::completion) fn range(&self, path: &str) -> Option<&'d Range> {
        let limits = &self.view.facts.limits;
        let on_fargate = self.requires(Capacity::Fargate);
        let on_managed = self.requires(Capacity::ManagedInstances);
        Some(match path.strip_prefix(IN_CONTAINER).unwrap_or(path) {
            "healthCheck.interval" => &limits.health_check_interval,
            "healthCheck.timeout" => &limits.health_check_timeout,
            "healthCheck.retries" => &limits.health_check_retries,
            "healthCheck.startPeriod" => &limits.health_check_start_period,
            "startTimeout" if on_fargate => &limits.start_timeout_fargate,
            "startTimeout" if on_managed => &limits.start_timeout_managed_instances,
            "stopTimeout" if on_fargate => &limits.stop_timeout_fargate,
            "stopTimeout" if on_managed => &limits.stop_timeout_managed_instances,
            "restartPolicy.restartAttemptPeriod" => &limits.restart_attempt_period,
            "linuxParameters.swappiness" => &limits.swappiness,
            "portMappings[].containerPort" => &limits.container_port,
            "portMappings[].hostPort" => &limits.host_port,
            "ephemeralStorage.sizeInGiB" => &limits.ephemeral_storage,
            _ => return None,
        })
    }

    /// Whether the task may have this network mode.
    pub(in crate::completion) fn may_be_network_mode(&self, name: &str) -> bool {
        let is_awsvpc = name == NetworkMode::Awsvpc.name();
        let is_refused = (self.requires(Capacity::Fargate) && !is_awsvpc)
            || (self.requires(Capacity::External) && is_awsvpc)
            || (self.requires(Capacity::ManagedInstances)
                && [NetworkMode::Bridge, NetworkMode::None].iter().any(|mode| mode.name() == name))
            || (self.view.task.is_windows().is_yes() && !is_awsvpc);
        !is_refused
    }

    /// Whether all other containers of the task are surely not essential.
    fn is_last_essential(&self) -> bool {
        let containers = self.view.task.containers();
        let is_other =
            |container: &ContainerDefinition<'_>| Some(container.object()) != self.container.map(|own| own.object());
        containers.is_complete() && containers.iter().filter(is_other).all(|container| container.is_essential().is_no())
    }

    /// Whether the task may run on this operating system.
    fn may_be_system(&self, family: &str) -> bool {
        let on_fargate = &self.view.facts.platforms.fargate_windows;
        let is_windows = family.starts_with("WINDOWS");
        let is_refused = is_windows
            && ((self.requires(Capacity::Fargate) && !on_fargate.iter().any(|known| known == family))
                || self.requires(Capacity::ManagedInstances));
        !is_refused
    }
}
