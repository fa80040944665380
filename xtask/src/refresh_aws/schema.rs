//! From the API model to a JSON Schema (draft 2020-12).
//!
//! Each structure becomes a definition under `$defs`; scalars, lists and maps are written where they are used, so that a
//! reader (a validator, the hover of an editor) follows at most one reference for a member.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context as _, bail, ensure};
use serde::{Deserialize, Serialize};
use serde_json::Number;

use super::describe::Descriptions;
use super::model::{Kind, Model, Shape};
use super::ordered::Ordered;

/// The input of the operation.
const INPUT: &str = "RegisterTaskDefinitionRequest";
/// The output of DescribeTaskDefinition holds this.
const DESCRIBED: &str = "TaskDefinition";

/// Enumerations that AWS does not enforce, written as `x-enum` (for completion): another protocol registers and becomes
/// tcp (hashicorp/terraform-provider-aws#3645, 2018-03), and EC2 takes the log driver `none`, which the model does not
/// list (aws/aws-cdk#35819, 2025-10-22), so a rule that knows the capacity judges drivers.
const OPEN_ENUMERATIONS: [&str; 2] = ["TransportProtocol", "LogDriver"];

/// A whole schema.
#[derive(Serialize)]
pub(crate) struct Schema {
    #[serde(rename = "$schema")]
    dialect: &'static str,
    title: &'static str,
    #[serde(rename = "x-source")]
    source: Provenance,
    #[serde(rename = "x-describe-only")]
    describe_only: Vec<String>,
    #[serde(rename = "x-register-only")]
    register_only: Vec<String>,
    #[serde(flatten)]
    root: Node,
    #[serde(rename = "$defs")]
    definitions: Ordered<Node>,
}

/// Where the schema comes from.
#[derive(Deserialize, Serialize)]
pub(crate) struct Provenance {
    package: String,
    version: String,
    model: String,
    released: Option<String>,
    retrieved: String,
    licence: String,
}

impl Provenance {
    /// A version of botocore; the name of the model is filled in when the schema is built.
    pub(crate) fn botocore(version: &str, released: &Option<String>, retrieved: String) -> Self {
        Self {
            package: "botocore".to_owned(),
            version: version.to_owned(),
            model: String::new(),
            released: released.clone(),
            retrieved,
            licence: "Apache-2.0 (facts only)".to_owned(),
        }
    }
}

/// The date in a schema that this task wrote earlier.
pub(crate) fn retrieved(schema: &str) -> anyhow::Result<String> {
    #[derive(Deserialize)]
    struct Head {
        #[serde(rename = "x-source")]
        source: Provenance,
    }
    let head: Head = serde_json::from_str(schema).context("x-source cannot be read")?;
    Ok(head.source.retrieved)
}

/// One schema object. Members that are `None` or empty are left out.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Node {
    #[serde(rename = "$ref", skip_serializing_if = "Option::is_none")]
    reference: Option<String>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    deprecated: bool,
    #[serde(rename = "enum", skip_serializing_if = "Option::is_none")]
    values: Option<Vec<String>>,
    #[serde(rename = "x-enum", skip_serializing_if = "Option::is_none")]
    open_values: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pattern: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minimum: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    maximum: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    min_length: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_length: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    min_items: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_items: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    items: Option<Box<Node>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    required: Vec<String>,
    #[serde(skip_serializing_if = "Ordered::is_empty")]
    properties: Ordered<Node>,
    #[serde(skip_serializing_if = "Option::is_none")]
    additional_properties: Option<Additional>,
}

/// What an object may hold beside its named members.
#[derive(Serialize)]
#[serde(untagged)]
enum Additional {
    /// `false`: nothing.
    Nothing(bool),
    /// Any name, with values of this form.
    Values(Box<Node>),
}

impl Schema {
    /// Builds the schema, or says what in the model or the descriptions is missing.
    pub(crate) fn build(model: &Model, descriptions: &Descriptions, mut source: Provenance) -> anyhow::Result<Self> {
        source.model = model.name();
        let mut walk = Walk { model, structures: Vec::new(), paths: BTreeMap::new() };
        walk.structure(INPUT, "", &mut Vec::new())?;
        let paths: BTreeSet<&str> = walk.paths.values().flatten().map(String::as_str).collect();
        descriptions.ensure_only(|path| paths.contains(path))?;
        for open in OPEN_ENUMERATIONS {
            ensure!(model.shape(open)?.values.is_some(), "{open} has lost its enumeration: look at OPEN_ENUMERATIONS");
        }

        let mut definitions = Ordered::default();
        let mut root = None;
        for name in &walk.structures {
            let node = walk.definition(name, descriptions)?;
            if name == INPUT { root = Some(node) } else { definitions.0.push((name.clone(), node)) }
        }
        let input = &model.shape(INPUT)?.members;
        let described = &model.shape(DESCRIBED)?.members;
        ensure!(!described.is_empty(), "the API model has no members in {DESCRIBED}");
        Ok(Self {
            dialect: "https://json-schema.org/draft/2020-12/schema",
            title: "Amazon ECS task definition (input of RegisterTaskDefinition)",
            source,
            describe_only: described.names().filter(|name| input.get(name).is_none()).map(str::to_owned).collect(),
            register_only: input.names().filter(|name| described.get(name).is_none()).map(str::to_owned).collect(),
            root: root.with_context(|| format!("the API model has no {INPUT}"))?,
            definitions,
        })
    }
}

/// A walk over all that the input holds.
struct Walk<'m> {
    model: &'m Model,
    /// Names of the structures, in the order in which the walk met them.
    structures: Vec<String>,
    /// Where each member of each structure stands: (structure, member) to paths.
    paths: BTreeMap<(String, String), Vec<String>>,
}

impl Walk<'_> {
    /// Visits a structure that stands at `path`; `above` holds the structures around it.
    fn structure(&mut self, name: &str, path: &str, above: &mut Vec<String>) -> anyhow::Result<()> {
        ensure!(!above.iter().any(|other| other == name), "{name} contains itself, which this task does not handle");
        if !self.structures.iter().any(|other| other == name) {
            self.structures.push(name.to_owned());
        }
        above.push(name.to_owned());
        let members = &self.model.shape(name)?.members;
        ensure!(!members.is_empty(), "the structure {name} has no members in the API model");
        for (member, reference) in &members.0 {
            let at = if path.is_empty() { member.clone() } else { format!("{path}.{member}") };
            self.paths.entry((name.to_owned(), member.clone())).or_default().push(at.clone());
            self.value(&reference.shape, &at, above)?;
        }
        above.pop();
        Ok(())
    }

    /// Looks for structures in a value.
    fn value(&mut self, name: &str, path: &str, above: &mut Vec<String>) -> anyhow::Result<()> {
        let shape = self.model.shape(name)?;
        match shape.kind {
            Kind::Structure => self.structure(name, path, above),
            Kind::List => self.value(items(name, shape)?, &format!("{path}[]"), above),
            _ => Ok(()),
        }
    }

    /// The definition of a structure.
    fn definition(&self, name: &str, descriptions: &Descriptions) -> anyhow::Result<Node> {
        let shape = self.model.shape(name)?;
        let mut properties = Ordered::default();
        for (member, reference) in &shape.members.0 {
            let paths = self.paths.get(&(name.to_owned(), member.clone())).map_or(&[][..], Vec::as_slice);
            let mut node = node(self.model, &reference.shape)?;
            node.description = Some(descriptions.of(paths)?.to_owned());
            node.deprecated |= reference.deprecated;
            properties.0.push((member.clone(), node));
        }
        if let Some(stray) = shape.required.iter().find(|required| shape.members.get(required).is_none()) {
            bail!("{name} requires `{stray}`, which is no member of it");
        }
        Ok(Node {
            kind: Some("object"),
            deprecated: shape.deprecated,
            required: shape.required.clone(),
            properties,
            additional_properties: Some(Additional::Nothing(false)),
            ..Node::default()
        })
    }
}

/// The schema of a value of the named shape; a structure is referred to.
fn node(model: &Model, name: &str) -> anyhow::Result<Node> {
    let shape = model.shape(name)?;
    let node = match shape.kind {
        Kind::Structure => Node { reference: Some(format!("#/$defs/{name}")), ..Node::default() },
        Kind::List => Node {
            kind: Some("array"),
            min_items: shape.positive_min(),
            max_items: shape.max.clone(),
            items: Some(Box::new(self::node(model, items(name, shape)?)?)),
            ..Node::default()
        },
        Kind::Map => {
            let value = shape.value.as_ref().with_context(|| format!("the map {name} has no values in the model"))?;
            let values = Additional::Values(Box::new(self::node(model, &value.shape)?));
            Node { kind: Some("object"), additional_properties: Some(values), ..Node::default() }
        }
        Kind::Integer | Kind::Long => {
            Node { kind: Some("integer"), minimum: shape.min.clone(), maximum: shape.max.clone(), ..Node::default() }
        }
        Kind::Boolean => Node { kind: Some("boolean"), ..Node::default() },
        Kind::String => {
            let open = OPEN_ENUMERATIONS.contains(&name);
            Node {
                kind: Some("string"),
                values: shape.values.clone().filter(|_| !open),
                open_values: shape.values.clone().filter(|_| open),
                // Unicode classes make validators build large tables. Tags alone have them, and a rule looks at tags.
                pattern: shape.pattern.clone().filter(|pattern| !pattern.contains("\\p{")),
                min_length: shape.positive_min(),
                max_length: shape.max.clone(),
                ..Node::default()
            }
        }
        Kind::Other => bail!("{name} is of a kind that this task does not know"),
    };
    Ok(Node { deprecated: shape.deprecated, ..node })
}

/// The shape of the items of a list.
fn items<'m>(name: &str, list: &'m Shape) -> anyhow::Result<&'m str> {
    list.member
        .as_ref()
        .map(|member| member.shape.as_str())
        .with_context(|| format!("the list {name} has no items in the API model"))
}
