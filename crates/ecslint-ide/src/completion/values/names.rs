//! Names of containers, volumes and ports.

use std::collections::{HashMap, HashSet};

use ecslint_core::Field;
use ecslint_core::views::ContainerDefinition;
use ecslint_syntax::Node;

use crate::completion::candidate::{Candidate, Context};
use crate::completion::site::WantedValue;
use crate::completion::{CompletionKind, MOST, Standing};

/// The containers of the task that are not `left_out`. There may be thousands in a generated file, so no more are looked
/// at closely than are shown.
pub(super) fn containers(context: &Context<'_, '_>, left_out: impl Fn(&str) -> bool) -> Vec<Candidate> {
    let is_large = context.view.task.containers().len() > MOST;
    let typed = context.site.typed();
    named(context)
        .filter(|(name, _)| !left_out(name) && (!is_large || name.contains(typed)))
        .take(MOST)
        .enumerate()
        .map(|(place, (name, container))| {
            let image = container.image_as_written().value().unwrap_or_default();
            Candidate::string(CompletionKind::Container, name).detail(image).rank(place)
        })
        .collect()
}

fn named<'d>(context: &Context<'_, 'd>) -> impl Iterator<Item = (&'d str, ContainerDefinition<'d>)> {
    let containers = context.view.task.containers().iter();
    containers.filter_map(|container| container.name().value().map(|name| (name, container)))
}

/// The containers other than the one that the place is in, without those that `taken` has.
fn others(context: &Context<'_, '_>, taken: &HashSet<&str>) -> Vec<Candidate> {
    let own = context.container.and_then(|container| container.name().value());
    containers(context, |name| Some(name) == own || taken.contains(name))
}

/// The containers on which this one may depend.
pub(super) fn dependencies(context: &Context<'_, '_>, wanted: &WantedValue<'_>) -> Vec<Candidate> {
    let mut taken = names_of_siblings(context, wanted, "dependsOn", "containerName");
    taken.extend(dependents(context));
    others(context, &taken)
}

/// The containers that depend on the one that the place is in, directly or through others.
fn dependents<'d>(context: &Context<'_, 'd>) -> HashSet<&'d str> {
    let mut waiting: HashMap<&str, Vec<&'d str>> = HashMap::new();
    for (name, container) in named(context) {
        for dependency in container.depends_on().iter() {
            if let Some(target) = dependency.container_name().value() {
                waiting.entry(target).or_default().push(name);
            }
        }
    }
    let mut found = HashSet::new();
    let mut open: Vec<&str> = context.container.and_then(|container| container.name().value()).into_iter().collect();
    while let Some(next) = open.pop() {
        for name in waiting.remove(next).unwrap_or_default() {
            if found.insert(name) {
                open.push(name);
            }
        }
    }
    found
}

/// What a container may have reached before this one starts.
pub(super) fn conditions(context: &Context<'_, '_>, wanted: &WantedValue<'_>) -> Vec<Candidate> {
    let values = match wanted.model {
        Some(crate::model::ValueModel::String(values)) => values.as_slice(),
        _ => &[],
    };
    let name = context.site.holder().and_then(|holder| holder.get("containerName")).and_then(Node::as_str);
    let target = name.and_then(|name| context.view.task.container(name));
    let called = name.filter(|name| !name.is_empty()).unwrap_or("the container");
    let lacks_check = target.is_some_and(|target| target.health_check().is_absent());
    let is_essential = target.is_some_and(|target| target.is_essential().is_yes());
    let values = values.iter().enumerate();
    values
        .map(|(place, value)| {
            let (detail, standing) = match value.as_str() {
                "START" => (format!("`{called}` was started"), Standing::Usual),
                "HEALTHY" if lacks_check => (format!("`{called}` has no health check"), Standing::Refused),
                "HEALTHY" => (format!("the health check of `{called}` passed"), Standing::Usual),
                "COMPLETE" | "SUCCESS" if is_essential => {
                    (format!("`{called}` is essential: when it ends, the task does"), Standing::Refused)
                }
                "COMPLETE" => (format!("`{called}` has ended"), Standing::Usual),
                "SUCCESS" => (format!("`{called}` has ended with exit code 0"), Standing::Usual),
                _ => (String::new(), Standing::Usual),
            };
            Candidate::string(CompletionKind::Value, value).detail(detail).standing(standing).rank(place)
        })
        .collect()
}

/// The containers to which this one may link.
pub(super) fn links(context: &Context<'_, '_>, wanted: &WantedValue<'_>) -> Vec<Candidate> {
    let linked = wanted.siblings().filter_map(Node::as_str);
    let taken = linked.map(|link| link.split(':').next().unwrap_or(link)).collect();
    let refused = context.member_refused("containerDefinitions[].links");
    let found = others(context, &taken).into_iter();
    found.map(|candidate| refused.map_or(candidate.clone(), |refused| refused.mark(candidate))).collect()
}

/// The containers whose volumes this one may mount.
pub(super) fn volume_sources(context: &Context<'_, '_>, wanted: &WantedValue<'_>) -> Vec<Candidate> {
    let taken = names_of_siblings(context, wanted, "volumesFrom", "sourceContainer");
    others(context, &taken)
}

/// The volumes of the task.
pub(super) fn volumes(context: &Context<'_, '_>, wanted: &WantedValue<'_>) -> Vec<Candidate> {
    let mounted = names_of_siblings(context, wanted, "mountPoints", "sourceVolume");
    let volumes = context.view.task.volumes().iter().enumerate();
    volumes
        .filter_map(|(place, volume)| {
            let name = volume.name().value()?;
            let detail = match volume.kinds().next().map(|member| member.name()) {
                Some("host") => "bind mount of a folder of the instance",
                Some("dockerVolumeConfiguration") => "Docker volume",
                Some("efsVolumeConfiguration") => "EFS file system",
                Some("s3filesVolumeConfiguration") => "S3 Files file system",
                Some("fsxWindowsFileServerVolumeConfiguration") => "FSx for Windows file system",
                Some("configuredAtLaunch") => "configured at launch",
                _ => "scratch volume",
            };
            // The same volume may be mounted twice, at two paths; the others are more likely meant.
            let rank = if mounted.contains(name) { 1000 + place } else { place };
            Some(Candidate::string(CompletionKind::Volume, name).detail(detail).rank(rank))
        })
        .collect()
}

/// The name that the console gives a port mapping.
pub(super) fn port_name(context: &Context<'_, '_>) -> Vec<Candidate> {
    let holder = context.site.holder();
    let mappings = context.container.into_iter().flat_map(|container| container.port_mappings().iter());
    let mapping = mappings.into_iter().find(|mapping| Some(mapping.object().node()) == holder);
    let name = context.container.and_then(|container| container.name().value());
    let Some((name, mapping)) = name.zip(mapping) else { return Vec::new() };
    let protocol = match mapping.protocol() {
        Field::Known(protocol) => protocol.value,
        Field::Absent(_) => "tcp",
        Field::Opaque(_) => return Vec::new(),
    };
    let Some(port) = mapping.container_port().value() else { return Vec::new() };
    let text = format!("{}-{port}-{protocol}", name.to_lowercase());
    let begins_well = text.starts_with(|first: char| first.is_ascii_lowercase() || first.is_ascii_digit());
    let length = i64::try_from(text.len()).unwrap_or(i64::MAX);
    if !begins_well || !context.view.facts.limits.port_mapping_name_length.contains(length) {
        return Vec::new();
    }
    vec![Candidate::string(CompletionKind::Port, &text).detail("container, port and protocol, as the console names it")]
}

/// Properties of the App Mesh proxy that are not there yet.
pub(super) fn proxy_properties(context: &Context<'_, '_>, wanted: &WantedValue<'_>) -> Vec<Candidate> {
    let proxy = context.view.task.proxy_configuration().value();
    let properties = proxy.into_iter().flat_map(|proxy| proxy.properties().iter());
    let names = properties.filter_map(|property| property.name().known());
    let present: HashSet<&str> = names.filter(|name| wanted.node != Some(name.node)).map(|name| name.value).collect();
    let known = &context.view.facts.ports.app_mesh;
    let required = known.required.iter().map(|name| (name, "required"));
    let identity = known.identity.iter().map(|name| (name, "whose traffic is left alone; one of these is needed"));
    required
        .chain(identity)
        .filter(|(name, _)| !present.contains(name.as_str()))
        .enumerate()
        .map(|(place, (name, detail))| Candidate::string(CompletionKind::Value, name).detail(detail).rank(place))
        .collect()
}

impl<'d> Context<'_, 'd> {
    /// The names in the file among which the gap called `word` may choose.
    pub(in crate::completion) fn choices(&self, word: &str) -> Vec<&'d str> {
        const MOST_CHOICES: usize = 20;
        let fits = |name: &&str| !name.is_empty() && !name.contains(['"', '\\']);
        match word {
            "volume" => {
                let names = self.view.task.volumes().iter().filter_map(|volume| volume.name().value());
                names.filter(fits).take(MOST_CHOICES).collect()
            }
            "sibling" => {
                let own = self.container.and_then(|container| container.name().value());
                let dependents = dependents(self);
                let names = named(self).map(|(name, _)| name).filter(fits);
                names.filter(|name| Some(*name) != own && !dependents.contains(name)).take(MOST_CHOICES).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// What the other objects in the list `list` of the container have in their member `member`.
fn names_of_siblings<'d>(
    context: &Context<'_, 'd>,
    wanted: &WantedValue<'_>,
    list: &str,
    member: &str,
) -> HashSet<&'d str> {
    let list = context.container.and_then(|container| container.object().node().get(list));
    let items = list.into_iter().flat_map(Node::items);
    let names = items.filter_map(|item| item.get(member)).filter(|name| wanted.node != Some(*name));
    names.filter_map(Node::as_str).collect()
}
