//! Health checks, start order, time-outs, restarts.

use ecslint_core::views::{ContainerDependency, ContainerNames, Containers};
use ecslint_core::{ContainerDefinition, Field, Located, Rule, TaskDefinition, placeholder};

mod dependency_cycle;
mod dependency_on_essential_end;
mod dependency_on_log_router_end;
mod dependency_without_health_check;
mod empty_health_check_command;
mod essential_container_without_health_check;
mod health_check_in_one_string;
mod health_check_on_another_port;
mod health_check_out_of_range;
mod health_check_overlap;
mod health_check_without_prefix;
mod idle_restart_settings;
mod idle_start_timeout;
mod repeated_dependency;
mod restart_period_out_of_range;
mod self_dependency;
mod several_words_after_cmd_shell;
mod shell_syntax_without_shell;
mod timeout_too_long;
mod timeout_too_short;
mod too_many_ignored_exit_codes;
mod unknown_dependency;

pub(crate) static RULES: &[&Rule] = &[
    &health_check_out_of_range::RULE,
    &empty_health_check_command::RULE,
    &health_check_in_one_string::RULE,
    &health_check_without_prefix::RULE,
    &several_words_after_cmd_shell::RULE,
    &shell_syntax_without_shell::RULE,
    &health_check_overlap::RULE,
    &health_check_on_another_port::RULE,
    &essential_container_without_health_check::RULE,
    &unknown_dependency::RULE,
    &self_dependency::RULE,
    &dependency_cycle::RULE,
    &dependency_without_health_check::RULE,
    &dependency_on_essential_end::RULE,
    &dependency_on_log_router_end::RULE,
    &repeated_dependency::RULE,
    &timeout_too_short::RULE,
    &timeout_too_long::RULE,
    &idle_start_timeout::RULE,
    &restart_period_out_of_range::RULE,
    &too_many_ignored_exit_codes::RULE,
    &idle_restart_settings::RULE,
];

/// How many other places a finding names at most.
const MOST_RELATED: usize = 10;

/// The first item of a health check's command, with placeholders that may stand behind its first blank.
fn first_word<'d>(container: ContainerDefinition<'d>) -> Option<Located<'d, &'d str>> {
    let check = container.health_check().known()?;
    let node = check.value.command().array()?.items().next()?;
    let text = node.as_str().filter(|_| !node.is_damaged())?;
    let first = Located::item(text, node);
    let starts_plain = || placeholder::find(text.split([' ', '\t']).next().unwrap_or_default()).is_none();
    (is_plain(first) || starts_plain()).then_some(first)
}

/// Whether a word holds no placeholder.
fn is_plain(word: Located<'_, &str>) -> bool {
    !word.node.may_hold_placeholder() || placeholder::find(word.value).is_none()
}

/// The two timeouts of a container: member, kind and value.
fn timeouts<'d>(container: ContainerDefinition<'d>) -> [(&'static str, &'static str, Field<'d, i64>); 2] {
    [("startTimeout", "start", container.start_timeout()), ("stopTimeout", "stop", container.stop_timeout())]
}

/// A dependency: the container waited for, and its name in `dependsOn`.
type Edge<'d> = (usize, Located<'d, &'d str>);

fn has_condition(dependency: ContainerDependency<'_>, wanted: &[&str]) -> bool {
    dependency.condition().value().is_some_and(|condition| wanted.contains(&condition))
}

/// The containers of a task by name, with what they wait for.
struct Graph<'d> {
    containers: Containers<'d>,
    names: &'d ContainerNames<'d>,
}

impl<'d> Graph<'d> {
    /// The graph of a task in which a container waits for another one; `None` for other tasks.
    fn of(task: TaskDefinition<'d>) -> Option<Self> {
        let containers = task.containers();
        if containers.iter().all(|container| container.depends_on().is_empty()) {
            return None;
        }
        Some(Self { containers, names: task.container_names() })
    }

    /// The graph of a task in which a container waits for one of these conditions; `None` for other tasks.
    fn of_conditions(task: TaskDefinition<'d>, wanted: &[&str]) -> Option<Self> {
        let waits = |container: ContainerDefinition<'d>| {
            container.depends_on().iter().any(|dependency| has_condition(dependency, wanted))
        };
        task.containers().iter().any(waits).then(|| Self::of(task))?
    }

    fn container(&self, index: usize) -> Option<ContainerDefinition<'d>> {
        self.containers.get(index)
    }

    /// The known names in all lists of dependencies, with the container that waits.
    fn dependencies(&self) -> impl Iterator<Item = (ContainerDefinition<'d>, Located<'d, &'d str>)> {
        self.containers.iter().flat_map(|container| {
            let names = container.depends_on().iter().filter_map(|dependency| dependency.container_name().known());
            names.map(move |name| (container, name))
        })
    }

    /// The dependencies with one of these conditions, with the container that waits.
    fn conditions(&self, wanted: &[&str]) -> impl Iterator<Item = (ContainerDefinition<'d>, ContainerDependency<'d>)> {
        self.containers.iter().flat_map(move |container| {
            let dependencies = container.depends_on().iter();
            let fits = dependencies.filter(move |dependency| has_condition(*dependency, wanted));
            fits.map(move |dependency| (container, dependency))
        })
    }

    /// The container that `container` waits for in `dependency`, unless that is itself.
    fn target(
        &self,
        container: ContainerDefinition<'d>,
        dependency: ContainerDependency<'d>,
    ) -> Option<ContainerDefinition<'d>> {
        let target = self.container(self.names.find(dependency.container_name().value()?)?)?;
        (target != container).then_some(target)
    }

    /// The dependencies of each container on containers that are there.
    fn edges(&self) -> Vec<Vec<Edge<'d>>> {
        let edge = |name: Located<'d, &'d str>| Some((self.names.find(name.value)?, name));
        let of_one = |container: ContainerDefinition<'d>| {
            let names = container.depends_on().iter().filter_map(|dependency| dependency.container_name().known());
            names.filter_map(edge).collect()
        };
        self.containers.iter().map(of_one).collect()
    }
}
