//! What stands in the lists and objects of containers and of the task, each entry by its name.

use ecslint_syntax::{Member, Node, NodeKind, Span};

use super::text::{joined, plain};
use super::{DocumentSymbol, DocumentSymbolKind, group};
use crate::written;

/// How the entries of a list are shown.
struct Entry {
    /// The member that holds the list.
    list: &'static str,
    kind: DocumentSymbolKind,
    /// The noun for an entry without a name.
    noun: &'static str,
    /// The members that name an entry, the best first.
    names: &'static [&'static str],
    /// The members that say more about it.
    details: &'static [&'static str],
}

const fn entry(
    list: &'static str,
    kind: DocumentSymbolKind,
    noun: &'static str,
    names: &'static [&'static str],
    details: &'static [&'static str],
) -> Entry {
    Entry { list, kind, noun, names, details }
}

const PROPERTY: DocumentSymbolKind = DocumentSymbolKind::Property;
const REFERENCE: DocumentSymbolKind = DocumentSymbolKind::Reference;

const ENTRIES: &[Entry] = &[
    entry(
        "portMappings",
        DocumentSymbolKind::Port,
        "port mapping",
        &["name", "containerPort", "containerPortRange", "hostPort"],
        &["containerPort", "containerPortRange", "protocol", "appProtocol"],
    ),
    entry("environment", PROPERTY, "variable", &["name"], &["value"]),
    entry("environmentFiles", REFERENCE, "environment file", &["value"], &["type"]),
    entry("secrets", REFERENCE, "secret", &["name"], &["valueFrom"]),
    entry("secretOptions", REFERENCE, "secret", &["name"], &["valueFrom"]),
    entry("mountPoints", REFERENCE, "mount point", &["sourceVolume", "containerPath"], &["containerPath"]),
    entry("volumesFrom", REFERENCE, "container", &["sourceContainer"], &[]),
    entry("dependsOn", REFERENCE, "dependency", &["containerName"], &["condition"]),
    entry("extraHosts", PROPERTY, "host", &["hostname", "ipAddress"], &["ipAddress"]),
    entry("ulimits", PROPERTY, "ulimit", &["name"], &["softLimit", "hardLimit"]),
    entry("systemControls", PROPERTY, "system control", &["namespace"], &["value"]),
    entry("resourceRequirements", PROPERTY, "requirement", &["type"], &["value"]),
    entry("devices", REFERENCE, "device", &["hostPath"], &["containerPath"]),
    entry("tmpfs", REFERENCE, "tmpfs", &["containerPath"], &["size"]),
    entry("volumes", DocumentSymbolKind::Volume, "volume", &["name"], &[]),
    entry("placementConstraints", PROPERTY, "constraint", &["type"], &["expression"]),
    entry("inferenceAccelerators", PROPERTY, "accelerator", &["deviceName"], &["deviceType"]),
    entry("tags", PROPERTY, "tag", &["key"], &["value"]),
    entry("properties", PROPERTY, "property", &["name"], &["value"]),
];

/// How the entries of any other list are shown.
const OTHER: Entry = entry("", PROPERTY, "entry", &["name", "key", "type"], &["value"]);

/// The member of an object that says most about it.
const OBJECT_DETAILS: &[(&str, &[&str])] = &[
    ("healthCheck", &["command"]),
    ("logConfiguration", &["logDriver"]),
    ("firelensConfiguration", &["type"]),
    ("repositoryCredentials", &["credentialsParameter"]),
    ("proxyConfiguration", &["type", "containerName"]),
    ("runtimePlatform", &["operatingSystemFamily", "cpuArchitecture"]),
    ("ephemeralStorage", &["sizeInGiB"]),
];

/// Whether the strings of the list belong together as the words of one command, and are no entries of their own.
pub(super) fn are_words(list: &str) -> bool {
    matches!(list, "command" | "entryPoint")
}

/// What to say about the object that the member `name` holds.
pub(super) fn object_detail(name: &str, object: Node<'_>) -> Option<String> {
    let (_, members) = OBJECT_DETAILS.iter().find(|(known, _)| *known == name)?;
    let texts: Vec<String> =
        members.iter().filter_map(|member| object.get(member)).filter_map(|value| shown(value)).collect();
    joined(texts.iter().map(String::as_str), ", ")
}

/// The entries of the list or object that the member `name` holds, with `levels` of entries below them.
pub(super) fn entries(name: &str, container: Node<'_>, levels: usize) -> Vec<DocumentSymbol> {
    if container.is_object() {
        let one = |member: Member<'_>| group(member, levels).or_else(|| property(member));
        return container.members().filter_map(one).collect();
    }
    if are_words(name) {
        return Vec::new();
    }
    let entry = ENTRIES.iter().find(|entry| entry.list == name).unwrap_or(&OTHER);
    let one = |(item, place): (Node<'_>, usize)| {
        if item.is_object() { Some(entry.symbol(item, place)) } else { value(item) }
    };
    container.items().zip(1..).filter_map(one).collect()
}

/// What the member `name` of an object calls it, and where; `None` where that is missing or empty.
pub(super) fn named(object: Node<'_>, name: &str) -> Option<(String, Span)> {
    let value = object.get(name)?;
    Some((shown(value)?, value.span()))
}

impl Entry {
    fn symbol(&self, item: Node<'_>, place: usize) -> DocumentSymbol {
        let found = self.names.iter().find_map(|member| Some((*member, named(item, member)?)));
        let (used, (name, name_span)) =
            found.unwrap_or_else(|| ("", (format!("{} {place}", self.noun), item.beginning())));
        let details = self.details.iter().filter(|detail| **detail != used);
        let details: Vec<String> = details.filter_map(|detail| shown(item.get(detail)?)).collect();
        DocumentSymbol {
            name,
            detail: joined(details.iter().map(String::as_str), ", "),
            kind: self.kind,
            span: item.span(),
            name_span,
            children: Vec::new(),
        }
    }
}

/// A member of an object with a plain value: a label, an option, a setting.
fn property(member: Member<'_>) -> Option<DocumentSymbol> {
    let name = plain(member.name());
    (!name.is_empty()).then(|| DocumentSymbol {
        name,
        detail: shown(member.value),
        kind: PROPERTY,
        span: written::span_of(member),
        name_span: member.key.span(),
        children: Vec::new(),
    })
}

/// A plain value in a list: a link, a capability, an address.
fn value(item: Node<'_>) -> Option<DocumentSymbol> {
    Some(DocumentSymbol {
        name: shown(item)?,
        detail: None,
        kind: DocumentSymbolKind::Value,
        span: item.span(),
        name_span: item.span(),
        children: Vec::new(),
    })
}

/// A value in short: texts without their quotes, a list by its plain values, nothing for an object.
fn shown(value: Node<'_>) -> Option<String> {
    match value.kind() {
        NodeKind::Array(items) => joined(items.filter_map(scalar), " "),
        _ => scalar(value).map(plain).filter(|text| !text.is_empty()),
    }
}

fn scalar(value: Node<'_>) -> Option<&str> {
    match value.kind() {
        NodeKind::String(text) => Some(text),
        NodeKind::Number(_) | NodeKind::Bool(_) | NodeKind::Expression => Some(value.text()),
        NodeKind::Null | NodeKind::Array(_) | NodeKind::Object(_) | NodeKind::Error => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Model, ValueModel};

    /// Whether some shape of the API has a member `list` with items, or an object, that have all of `members`.
    fn is_known(model: &Model, list: &str, members: &[&str]) -> bool {
        let shapes = || (0..).map_while(|number| model.shape(number));
        let inner = |value: &ValueModel| match value {
            ValueModel::Shape(number) => Some(*number),
            ValueModel::List(item) => match **item {
                ValueModel::Shape(number) => Some(number),
                _ => None,
            },
            _ => None,
        };
        shapes()
            .filter_map(|shape| inner(&shape.member(list)?.value))
            .filter_map(|number| model.shape(number))
            .any(|shape| members.iter().all(|member| shape.member(member).is_some()))
    }

    #[test]
    fn every_member_is_one_of_the_api() {
        let model = Model::load().expect("the schema is JSON");
        for entry in ENTRIES {
            assert!(is_known(&model, entry.list, entry.names), "{}", entry.list);
            assert!(is_known(&model, entry.list, entry.details), "{}", entry.list);
        }
        for (object, members) in OBJECT_DETAILS {
            assert!(is_known(&model, object, members), "{object}");
        }
    }
}
