//! Where a finding stands, in words that survive when lists are put in another order.
//!
//! A JSON Pointer counts the items of lists. Most items of a task definition have a name or something like it, so a
//! place can also be told as `/containerDefinitions/web/portMappings/8080/hostPort`.

use std::collections::HashMap;

use ecslint_syntax::{Document, Node, NodeKind};

use crate::sources;

/// Members that tell the items of a list apart, the most telling first.
const NAMES: [&str; 14] = [
    "name",
    "key",
    "containerName",
    "containerPort",
    "containerPortRange",
    "containerPath",
    "sourceContainer",
    "namespace",
    "hostname",
    "hostPath",
    "deviceName",
    "expression",
    "value",
    "type",
];

/// One step from a container to what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The key, or the number of the item.
    pub key: String,
    /// What the item of a list is known by; `None` for members and for items that have nothing of the kind.
    pub name: Option<String>,
}

/// The places of one document. What was found out about a list is kept for the next question.
#[derive(Debug)]
pub struct Places<'d> {
    document: &'d Document<'d>,
    family: Option<&'d str>,
    /// The list of container definitions.
    containers: Option<Node<'d>>,
    /// The items of lists with what they are known by, by the number of the list's node.
    lists: HashMap<u32, Vec<(Node<'d>, Option<String>)>>,
}

/// What is known of a place.
#[derive(Clone, Debug)]
pub struct Place<'d> {
    /// The way from the document's value.
    pub steps: Vec<Step>,
    /// The value there; `None` where the pointer leads nowhere.
    pub node: Option<Node<'d>>,
    /// The container definition that holds the place, by its name.
    pub container: Option<String>,
}

impl<'d> Places<'d> {
    /// The places of `document`.
    pub fn new(document: &'d Document<'d>) -> Self {
        let target = sources::force(document).map(|target| target.node);
        let member = |name| target.filter(|node| node.is_object()).and_then(|node| node.get(name));
        let family = member("family").and_then(Node::as_str).filter(|family| !family.is_empty());
        let containers = member("containerDefinitions").or(target).filter(|node| node.is_array());
        Self { document, family, containers, lists: HashMap::default() }
    }

    /// The family of the task definition, if it has one.
    pub fn family(&self) -> Option<&'d str> {
        self.family
    }

    /// What is known of the place that `pointer` leads to.
    pub fn find(&mut self, pointer: &str) -> Place<'d> {
        let mut place = Place { steps: Vec::new(), node: self.document.root(), container: None };
        for key in pointer.split('/').skip(1).map(unescaped) {
            let Some(node) = place.node else { break };
            if node.is_array() {
                let found = key.parse().ok().and_then(|index: usize| self.items(node).get(index).cloned());
                let name = found.as_ref().and_then(|(_, name)| name.clone());
                if self.containers == Some(node) {
                    place.container = name.clone();
                }
                place.node = found.map(|(item, _)| item);
                place.steps.push(Step { key, name });
            } else {
                place.node = node.get(&key);
                place.steps.push(Step { key, name: None });
            }
        }
        place
    }

    /// The items of a list with what each is known by. Where two are known by the same, the later ones get a number.
    fn items(&mut self, list: Node<'d>) -> &[(Node<'d>, Option<String>)] {
        self.lists.entry(list.index()).or_insert_with(|| {
            let mut counts: HashMap<String, usize> = HashMap::default();
            let named = list.items().map(|item| {
                let name = name_of(item).map(|name| {
                    let count = counts.entry(name.clone()).or_default();
                    *count += 1;
                    if *count == 1 { name } else { format!("{name}#{count}") }
                });
                (item, name)
            });
            named.collect()
        })
    }
}

impl Place<'_> {
    /// The place as a JSON Pointer in which names stand for the numbers of items.
    pub fn named_pointer(&self) -> String {
        let mut pointer = String::new();
        for step in &self.steps {
            pointer.push('/');
            let key = step.name.as_ref().unwrap_or(&step.key);
            pointer.push_str(&key.replace('~', "~0").replace('/', "~1"));
        }
        pointer
    }
}

/// What an item of a list is known by.
fn name_of(item: Node<'_>) -> Option<String> {
    match item.kind() {
        NodeKind::Object(_) => NAMES.iter().find_map(|name| scalar(item.get(name)?)).map(str::to_owned),
        _ => scalar(item).map(str::to_owned),
    }
}

/// The text of a value that holds no others.
pub(crate) fn scalar(node: Node<'_>) -> Option<&str> {
    match node.kind() {
        NodeKind::String(text) | NodeKind::Number(text) => Some(text),
        NodeKind::Bool(_) | NodeKind::Null | NodeKind::Expression => Some(node.text()),
        NodeKind::Array(_) | NodeKind::Object(_) | NodeKind::Error => None,
    }
}

/// A reference token of a JSON Pointer as the key that it stands for.
pub(crate) fn unescaped(token: &str) -> String {
    token.replace("~1", "/").replace("~0", "~")
}

#[cfg(test)]
mod tests {
    use ecslint_syntax::{Syntax, parse};

    use super::*;

    fn named(text: &str, pointer: &str) -> (String, Option<String>) {
        let document = parse(text, Syntax::Json);
        let place = Places::new(&document).find(pointer);
        (place.named_pointer(), place.container)
    }

    const TEXT: &str = r#"{ "family": "f", "containerDefinitions": [
        { "name": "a/b", "image": "x", "portMappings": [{ "containerPort": 80, "hostPort": 81 }, { "containerPort": 80 }] },
        { "image": "y", "command": ["run", "run"], "healthCheck": {} } ] }"#;

    #[test]
    fn names_stand_in_the_place_of_numbers() {
        for (pointer, expected, container) in [
            ("", "", None),
            ("/family", "/family", None),
            ("/containerDefinitions/0", "/containerDefinitions/a~1b", Some("a/b")),
            (
                "/containerDefinitions/0/portMappings/0/hostPort",
                "/containerDefinitions/a~1b/portMappings/80/hostPort",
                Some("a/b"),
            ),
            ("/containerDefinitions/0/portMappings/1", "/containerDefinitions/a~1b/portMappings/80#2", Some("a/b")),
            ("/containerDefinitions/1/command/1", "/containerDefinitions/1/command/run#2", None),
            ("/containerDefinitions/7/command", "/containerDefinitions/7", None),
        ] {
            assert_eq!(named(TEXT, pointer), (expected.to_owned(), container.map(str::to_owned)), "{pointer}");
        }
    }

    #[test]
    fn bare_lists_and_described_definitions_have_containers_too() {
        let list = r#"[{ "name": "app", "image": "x", "essential": true }]"#;
        assert_eq!(named(list, "/0/image"), ("/app/image".to_owned(), Some("app".to_owned())));
        let described = r#"{ "taskDefinition": { "containerDefinitions": [{ "name": "app" }] } }"#;
        let pointer = "/taskDefinition/containerDefinitions/0/name";
        assert_eq!(named(described, pointer).1, Some("app".to_owned()));
    }
}
