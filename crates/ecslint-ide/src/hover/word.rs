//! Words with a meaning: values of a list, options of a log driver, capabilities.

use ecslint_core::ContainerDefinition;
use ecslint_schemas::facts::log_drivers::{LogCapacity, LogDriver, OptionForm};
use ecslint_schemas::facts::members::WordList;

use super::page::Page;
use crate::markdown::{code, listed, listed_code};
use crate::place::{Step, Way};
use crate::view::View;

/// Tells what `word` means among `words`; a value behind `=` or `:` does not belong to it.
pub(super) fn tell_value<'d>(page: &mut Page<'d>, view: View<'d>, words: &'d WordList, word: &str) {
    let short = word.split(['=', ':']).next().unwrap_or(word);
    let plain = short.strip_prefix("CAP_").unwrap_or(short);
    let meaning = [word, short, plain].iter().find_map(|spelled| words.words.get(*spelled));
    if let Some(meaning) = meaning {
        page.paragraph(format!("**{}**: {meaning}", code(word)));
        page.cite(&[&view.members.sources], &words.source, &words.date);
    }
}

/// Tells what the key `name` means in a map, the value of the member at `map`: an option of a log driver or of FireLens.
pub(super) fn tell_key<'d>(page: &mut Page<'d>, view: View<'d>, way: &Way<'d>, map: &Step<'d>, name: &str) {
    let Some(fact) = view.members.fact(way.path_of(map)) else { return };
    let Some(words) = view.members.words_of(fact) else { return };
    tell_value(page, view, words, name);
    let driver = container(view, way).and_then(|container| container.log_driver().value());
    let driver = driver.and_then(|driver| view.facts.log_drivers.driver(driver));
    if let Some(driver) = driver.filter(|_| fact.path.contains("logConfiguration")) {
        tell_option(page, view, driver, name);
    }
}

/// Tells how an option of a log driver is read.
fn tell_option<'d>(page: &mut Page<'d>, view: View<'d>, driver: &'d LogDriver, name: &str) {
    let holds = |list: &[String]| list.iter().any(|option| option == name);
    let common = &view.facts.log_drivers.common;
    let owner = code(&driver.name);
    if holds(&driver.required) {
        page.item(format!("{owner} does not work without it"));
    } else if holds(&driver.required_on_fargate) {
        page.item(format!("{owner} does not work without it on Fargate"));
    }
    if !holds(&common.options) {
        page.cite(&[&view.facts.log_drivers.sources], &driver.source, &driver.date);
    }
    if holds(&driver.secret) {
        page.item("A credential: it belongs into `secretOptions`");
    }
    if holds(&driver.skip_verification) {
        page.item("Whoever is on the way can read along when it is on");
    }
    let others = driver.exclusive.iter().filter_map(|(one, other)| match name {
        _ if one == name => Some(other),
        _ if other == name => Some(one),
        _ => None,
    });
    others.for_each(|other| page.item(format!("Not together with {}", code(other))));
    if let Some(form) = driver.forms.iter().find(|form| form.option == name) {
        page.item(format!("Takes {}", shape(form)));
    }
    match name {
        "mode" => {
            page.item(format!("When absent: {}, since {}", code(&common.default_mode), common.default_mode_since))
        }
        "max-buffer-size" => page.item(format!("When absent: {}", code(&common.default_buffer_size))),
        _ => {}
    }
}

fn shape(form: &OptionForm) -> String {
    if form.is_flag() {
        return "`\"true\"` or `\"false\"`".to_owned();
    }
    match (form.min, form.max) {
        (Some(min), Some(max)) => format!("a number from {min} to {max}"),
        (Some(min), None) => format!("a number of at least {min}"),
        (None, Some(max)) => format!("a number of at most {max}"),
        (None, None) => listed_code(&form.words),
    }
}

/// Tells where a log driver runs and which options it needs.
pub(super) fn tell_driver<'d>(page: &mut Page<'d>, view: View<'d>, name: &str) {
    let Some(driver) = view.facts.log_drivers.driver(name) else { return };
    let capacities: Vec<&str> = driver.capacities.iter().map(|capacity| capacity_name(*capacity)).collect();
    page.item(format!("Runs on {}", listed(&capacities)));
    if !driver.required.is_empty() {
        page.item(format!("Needs {}", listed_code(&driver.required)));
    }
    if !driver.required_on_fargate.is_empty() {
        page.item(format!("On Fargate also needs {}", listed_code(&driver.required_on_fargate)));
    }
    if let Some(note) = &driver.note {
        page.item(note.trim_end_matches('.'));
    }
    page.cite(&[&view.facts.log_drivers.sources], &driver.source, &driver.date);
}

fn capacity_name(capacity: LogCapacity) -> &'static str {
    match capacity {
        LogCapacity::FargateLinux => "Fargate for Linux",
        LogCapacity::FargateWindows => "Fargate for Windows",
        LogCapacity::Ec2 => "EC2",
        LogCapacity::External => "EXTERNAL instances",
        LogCapacity::ManagedInstances => "Managed Instances",
    }
}

/// Tells to which namespace a kernel parameter belongs.
pub(super) fn tell_sysctl(page: &mut Page<'_>, view: View<'_>, name: &str) {
    let known = &view.facts.linux.sysctls;
    let begins = |prefixes: &[String]| prefixes.iter().any(|prefix| name.starts_with(prefix.as_str()));
    if known.without_network_namespace.iter().any(|one| one == name) {
        page.item("The kernel keeps it once for the whole host: the container does not start with it");
    } else if begins(&known.network_prefixes) {
        page.item("Belongs to the network namespace: not with `networkMode` `host`");
    } else if known.ipc_names.iter().any(|one| one == name) || begins(&known.ipc_prefixes) {
        page.item("Belongs to the IPC namespace: not with `ipcMode` `host`");
    }
}

/// The container that the way leads through.
pub(super) fn container<'d>(view: View<'d>, way: &Way<'d>) -> Option<ContainerDefinition<'d>> {
    let nodes = || way.steps.iter().take(CONTAINER_DEPTH).map(|step| step.node);
    view.task.containers().iter().find(|container| nodes().any(|node| node == container.object().node()))
}

/// Task, list, container: behind these steps no container can follow.
const CONTAINER_DEPTH: usize = 3;
