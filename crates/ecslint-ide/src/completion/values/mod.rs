//! Values: fixed ones, sizes, names of other parts of the definition, and whole objects.

mod fixed;
mod linux;
mod logs;
mod names;
mod shared;
mod sizes;

use std::collections::HashSet;

use ecslint_syntax::Node;

use crate::completion::candidate::{Candidate, Context};
use crate::completion::members::kind_of;
use crate::completion::site::WantedValue;
use crate::completion::sketch::Writer;
use crate::completion::template::Template;
use crate::completion::{CompletionKind, Standing};
use crate::model::ValueModel;

pub(super) use fixed::in_words;
pub(super) use logs::option_names;

/// The sizes of Fargate that the task's `cpu` or `memory` takes, the fitting ones alone; none for other members.
pub(super) fn sizes(context: &Context<'_, '_>, path: &str) -> Vec<String> {
    let found = match path {
        "cpu" => sizes::cpu(context),
        "memory" => sizes::memory(context),
        _ => Vec::new(),
    };
    let fitting = found.into_iter().filter(|candidate| candidate.standing == Standing::Usual);
    fitting.map(|candidate| candidate.label).collect()
}

/// What every path into a container begins with.
const IN_CONTAINER: &str = "containerDefinitions[].";

/// The values that may be written.
pub(super) fn candidates(context: &Context<'_, '_>, wanted: &WantedValue<'_>) -> Vec<Candidate> {
    let mut found = of_path(context, wanted);
    found.extend(shared::values(context, wanted));
    found.extend(texts(context, wanted));
    if let Some(model) = wanted.model {
        found.extend(of_model(context, wanted, model));
    }
    let mut offered = HashSet::new();
    found.retain(|candidate| offered.insert(candidate.body.plain()));
    let listed: HashSet<&str> = wanted.siblings().filter_map(Node::as_str).collect();
    if wanted.list.is_some() {
        found.retain(|candidate| !listed.contains(candidate.filter.as_str()) || candidate.body.has_gaps());
    }
    found
}

/// Values that depend on the member.
fn of_path(context: &Context<'_, '_>, wanted: &WantedValue<'_>) -> Vec<Candidate> {
    match wanted.path.as_str() {
        "cpu" => return sizes::cpu(context),
        "memory" => return sizes::memory(context),
        "ephemeralStorage.sizeInGiB" => return sizes::storage(context),
        "proxyConfiguration.containerName" => return names::containers(context, |_| false),
        "proxyConfiguration.properties[].name" => return names::proxy_properties(context, wanted),
        _ => {}
    }
    let Some(inner) = wanted.path.strip_prefix(IN_CONTAINER) else { return Vec::new() };
    match inner {
        "dependsOn[].containerName" => names::dependencies(context, wanted),
        "dependsOn[].condition" => names::conditions(context, wanted),
        "links[]" => names::links(context, wanted),
        "volumesFrom[].sourceContainer" => names::volume_sources(context, wanted),
        "mountPoints[].sourceVolume" => names::volumes(context, wanted),
        "portMappings[].name" => names::port_name(context),
        "logConfiguration.logDriver" => logs::drivers(context, wanted),
        "logConfiguration.secretOptions[].name" => logs::secret_options(context, wanted),
        "linuxParameters.capabilities.add[]" | "linuxParameters.capabilities.drop[]" => {
            linux::capabilities(context, wanted)
        }
        "linuxParameters.tmpfs[].mountOptions[]" => linux::mount_options(context),
        "ulimits[].name" => linux::ulimits(context, wanted),
        "systemControls[].namespace" => linux::kernel_parameters(context, wanted),
        "dockerSecurityOptions[]" => linux::security_options(context),
        "healthCheck.command[]" => fixed::command_starts(context, wanted),
        _ => match inner.strip_prefix("logConfiguration.options.") {
            Some(option) => logs::option_values(context, option),
            None => match inner.strip_prefix("firelensConfiguration.options.") {
                Some(option) => logs::router_option_values(context, option),
                None => Vec::new(),
            },
        },
    }
}

/// Values that the type of the member allows.
fn of_model(context: &Context<'_, '_>, wanted: &WantedValue<'_>, model: &ValueModel) -> Vec<Candidate> {
    match model {
        ValueModel::String(_) if is_named_elsewhere(&wanted.path) => Vec::new(),
        ValueModel::String(values) => fixed::values(context, wanted, values),
        ValueModel::Boolean => fixed::booleans(context, wanted),
        ValueModel::Integer | ValueModel::Number => fixed::number(context, wanted),
        ValueModel::List(_) | ValueModel::Map(_) | ValueModel::Shape(_) => whole(context, wanted, model),
    }
}

/// Whether the values of the model are offered with more about them already.
fn is_named_elsewhere(path: &str) -> bool {
    const PATHS: [&str; 3] = ["dependsOn[].condition", "logConfiguration.logDriver", "ulimits[].name"];
    path.strip_prefix(IN_CONTAINER).is_some_and(|inner| PATHS.contains(&inner))
}

/// Texts of a fixed form.
fn texts(context: &Context<'_, '_>, wanted: &WantedValue<'_>) -> Vec<Candidate> {
    let writer = Writer::new(context);
    let rows = context.view.facts.snippets.table().texts.iter().filter(|row| row.paths.contains(&wanted.path));
    rows.enumerate()
        .map(|(place, row)| {
            let body = writer.text(&row.text);
            let content = body.plain();
            let content = content.trim_matches('"');
            let is_certain = !body.has_gaps();
            let candidate = if is_certain {
                // A text without gaps is its own best name.
                Candidate::new(CompletionKind::Reference, content, body).detail(&row.label)
            } else {
                let detail = format!("{}: {content}", row.detail);
                Candidate::new(CompletionKind::Reference, &row.label, body).detail(detail)
            };
            candidate.rank(50 + place)
        })
        .collect()
}

/// Whole objects and lists.
fn whole(context: &Context<'_, '_>, wanted: &WantedValue<'_>, model: &ValueModel) -> Vec<Candidate> {
    let writer = Writer::new(context);
    let mut found = Vec::new();
    let (path, is_list) = match model {
        ValueModel::List(_) => (format!("{}[]", wanted.path), true),
        _ => (wanted.path.clone(), false),
    };
    let depth = usize::from(is_list);
    let unit = writer.unit();
    for (place, row) in context.sketches(&path).enumerate() {
        let object = writer.sketch(&row.value, depth);
        let body = if is_list {
            let mut body = Template::text(format!("[\n{unit}"));
            body.append(object);
            body.push("\n]");
            body
        } else {
            object
        };
        let candidate = Candidate::new(CompletionKind::Snippet, &row.label, body);
        found.push(candidate.detail(&row.detail).rank(place));
    }
    if let ValueModel::List(inner) = model
        && let ValueModel::String(values) = &**inner
    {
        // Someone who begins one of the fixed words where a list is due means a list of it.
        let item = WantedValue { path, model: Some(inner), described: wanted.described, node: None, list: None };
        found.extend(fixed::values(context, &item, values).into_iter().map(in_list));
    }
    if found.is_empty() {
        let opening = if is_list { "[ ]" } else { "{ }" };
        let body = writer.start(&wanted.path, model, 0);
        found.push(Candidate::new(CompletionKind::Snippet, opening, body).detail(kind_of(model)));
    }
    found
}

/// A value as the only one of a list.
fn in_list(mut candidate: Candidate) -> Candidate {
    let mut body = Template::text("[");
    body.append(candidate.body);
    body.push("]");
    candidate.body = body;
    candidate
}
