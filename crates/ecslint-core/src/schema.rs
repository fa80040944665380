//! The shape check: the API model's JSON Schema against the tree, with no second tree in between.
//!
//! What comes out are [`Violation`]s, free of wording. The rules of the group `schema` give them words.

mod shapes;
mod tree;

use std::sync::OnceLock;

use ecslint_schemas::ApiModel;
use ecslint_syntax::{Member, Node};
use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::paths::{Location, LocationSegment};
use jsonschema::{JsonType, ValidationError, Validator};
use serde_json::Value;

use crate::field::Absence;
use crate::placeholder;
use crate::sources::SourceKind;
use crate::views::TaskDefinition;
use shapes::Shapes;
use tree::{Tree, TreeNode};

/// A departure from the shape that the API takes.
#[derive(Clone, Debug)]
pub struct Violation<'d> {
    /// What is wrong.
    pub kind: ViolationKind<'d>,
    /// The value that is wrong; the object for an unknown or missing member.
    pub node: Node<'d>,
    /// The member that holds the value; `None` for an item of a list and at the root.
    pub member: Option<Member<'d>>,
    /// The way to the value as the API reference writes it: `containerDefinitions[].memory`.
    pub path: String,
    /// The way to the value as the AWS CLI writes it: `containerDefinitions[0].memory`; empty at the root.
    pub place: String,
}

/// The kinds of departure.
#[derive(Clone, Debug)]
pub enum ViolationKind<'d> {
    /// A member that the API does not have at this place.
    UnknownMember {
        /// The member.
        unknown: Member<'d>,
        /// The members that the API has there.
        known: Vec<String>,
    },
    /// A member that DescribeTaskDefinition prints and RegisterTaskDefinition refuses.
    DescribeOnlyMember {
        /// The member.
        member: Member<'d>,
    },
    /// `null`, which the AWS CLI and SDKs refuse everywhere.
    Null,
    /// A value of another JSON type.
    WrongType {
        /// The type that the API takes.
        expected: ValueType,
    },
    /// A string outside the list of allowed ones.
    NotAllowed {
        /// The allowed ones.
        allowed: Vec<String>,
    },
    /// A member that the AWS CLI and SDKs demand.
    MissingMember {
        /// Its name.
        name: String,
        /// Where to report it.
        absence: Absence<'d>,
    },
    /// A number or length outside the bounds of the API model.
    OutOfBounds {
        /// The bound, in words: "at least 1", "at most 128 characters".
        bound: String,
    },
}

/// The JSON types that the API model uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueType {
    /// A string.
    String,
    /// A number without a fraction.
    Integer,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// A list.
    Array,
    /// An object.
    Object,
}

impl ValueType {
    /// The type with its article: "a string".
    pub const fn words(self) -> &'static str {
        match self {
            ValueType::String => "a string",
            ValueType::Integer => "an integer",
            ValueType::Number => "a number",
            ValueType::Boolean => "true or false",
            ValueType::Array => "a list",
            ValueType::Object => "an object",
        }
    }
}

/// The API model's schema, ready to check trees.
#[derive(Debug)]
pub struct Schema {
    source: Value,
    task_definition: Validator<Tree>,
    /// What the two validators would say yes to, for the common case.
    quick_task_definition: Shapes,
    quick_container_definitions: Shapes,
    /// For bare lists of containers, which are rare: built when the first one comes.
    container_definitions: OnceLock<Option<Validator<Tree>>>,
    describe_only: Vec<String>,
}

impl Schema {
    /// Compiles the embedded schema.
    ///
    /// # Errors
    /// When the embedded schema is not what this crate expects; a test proves that it is.
    pub fn load(model: &ApiModel) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        let source: Value = serde_json::from_str(ecslint_schemas::REGISTER_TASK_DEFINITION)?;
        Ok(Self {
            task_definition: jsonschema::options_for::<Tree>().build(&source).map_err(|error| error.to_string())?,
            quick_task_definition: Shapes::new(&source, &source["$defs"]),
            quick_container_definitions: Shapes::new(&container_list(), &source["$defs"]),
            container_definitions: OnceLock::new(),
            describe_only: model.describe_only.clone(),
            source,
        })
    }

    /// What departs from the API's shape in `task`, in the order of the text.
    pub fn violations<'d>(&self, task: TaskDefinition<'d>) -> Vec<Violation<'d>> {
        let quick = match task.kind() {
            SourceKind::ContainerDefinitions => &self.quick_container_definitions,
            _ => &self.quick_task_definition,
        };
        if quick.fit(task.node()) {
            return Vec::new();
        }
        let validator = match task.kind() {
            SourceKind::ContainerDefinitions => self.container_definitions.get_or_init(|| self.build_list()).as_ref(),
            SourceKind::TaskDefinition | SourceKind::DescribeOutput => Some(&self.task_definition),
            SourceKind::PascalCase | SourceKind::Configuration => None,
        };
        let Some(validator) = validator else { return Vec::new() };
        let root = TreeNode::new(task.node());
        if validator.is_valid(root) {
            return Vec::new();
        }
        let mut found: Vec<Violation<'d>> =
            validator.iter_errors(root).flat_map(|error| self.translate(task, &error)).collect();
        found.sort_by_key(|violation| (violation.node.index(), violation.path.clone()));
        found
    }

    /// The validator of a bare list of containers. Its schema is cut from the one that is known to build.
    fn build_list(&self) -> Option<Validator<Tree>> {
        let mut list = container_list();
        list["$defs"] = self.source["$defs"].clone();
        jsonschema::options_for::<Tree>().build(&list).ok()
    }

    fn translate<'d>(&self, task: TaskDefinition<'d>, error: &ValidationError<'_>) -> Vec<Violation<'d>> {
        let Some(Way { node, member, path, place }) = locate(task, error.instance_path()) else {
            return Vec::new();
        };
        let is_template = node.as_str().is_some_and(|text| node.is_damaged() || placeholder::find(text).is_some());
        if node.is_unknown() || is_template {
            return Vec::new();
        }
        let violation = |kind| Violation { kind, node, member, path: path.clone(), place: place.clone() };
        match error.kind() {
            _ if node.is_null() => vec![violation(ViolationKind::Null)],
            ValidationErrorKind::Type { kind: TypeKind::Single(expected) } => value_type(*expected)
                .map(|expected| violation(ViolationKind::WrongType { expected }))
                .into_iter()
                .collect(),
            ValidationErrorKind::Enum { options } => {
                let allowed = options.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned);
                vec![violation(ViolationKind::NotAllowed { allowed: allowed.collect() })]
            }
            ValidationErrorKind::Required { property } if node.is_complete() => {
                let name = property.as_str().unwrap_or_default().to_owned();
                let absence = Absence { parent: node, key: member.map(|member| member.key) };
                vec![violation(ViolationKind::MissingMember { name, absence })]
            }
            ValidationErrorKind::AdditionalProperties { .. } => {
                // The library's list leaves the repeated ones out; the tree has them all.
                let known = self.known_members(task, &path);
                let unknown = node.members().filter(|member| member.key.is_string() && !known.contains(&member.name()));
                unknown
                    .filter(|member| placeholder::find(member.name()).is_none())
                    .map(|unknown| violation(self.unknown_member(node == task.node(), unknown, &known)))
                    .collect()
            }
            ValidationErrorKind::Minimum { limit } => bound(&violation, format!("at least {limit}")),
            ValidationErrorKind::Maximum { limit } => bound(&violation, format!("at most {limit}")),
            ValidationErrorKind::MinLength { limit } => bound(&violation, format!("at least {limit} characters")),
            ValidationErrorKind::MaxLength { limit } => bound(&violation, format!("at most {limit} characters")),
            ValidationErrorKind::MinItems { limit } => bound(&violation, format!("at least {limit} items")),
            ValidationErrorKind::MaxItems { limit } => bound(&violation, format!("at most {limit} items")),
            _ => Vec::new(),
        }
    }

    fn unknown_member<'d>(&self, at_root: bool, member: Member<'d>, known: &[&str]) -> ViolationKind<'d> {
        if at_root && self.describe_only.iter().any(|name| name == member.name()) {
            return ViolationKind::DescribeOnlyMember { member };
        }
        ViolationKind::UnknownMember { unknown: member, known: known.iter().map(|name| (*name).to_owned()).collect() }
    }

    /// The names of the members that the API has at `path`.
    fn known_members(&self, task: TaskDefinition<'_>, path: &str) -> Vec<&str> {
        let start = match task.kind() {
            SourceKind::ContainerDefinitions => &self.source["$defs"]["ContainerDefinition"],
            _ => &self.source,
        };
        let steps = path.split('.').filter(|step| !step.is_empty() && *step != "[]");
        let shape = steps.fold(start, |shape, step| {
            let (name, items) = (step.trim_end_matches("[]"), step.ends_with("[]"));
            let value = self.resolve(&self.resolve(shape)["properties"][name]);
            if items { self.resolve(&value["items"]) } else { value }
        });
        let properties = self.resolve(shape)["properties"].as_object();
        properties.into_iter().flat_map(|members| members.keys().map(String::as_str)).collect()
    }

    fn resolve<'s>(&'s self, shape: &'s Value) -> &'s Value {
        match shape["$ref"].as_str().and_then(|reference| reference.strip_prefix("#/$defs/")) {
            Some(name) => &self.source["$defs"][name],
            None => shape,
        }
    }
}

/// The schema of a bare list of containers, without the definitions that it refers to.
fn container_list() -> Value {
    serde_json::json!({ "type": "array", "items": { "$ref": "#/$defs/ContainerDefinition" } })
}

fn bound<'d>(violation: &impl Fn(ViolationKind<'d>) -> Violation<'d>, bound: String) -> Vec<Violation<'d>> {
    vec![violation(ViolationKind::OutOfBounds { bound })]
}

fn value_type(expected: JsonType) -> Option<ValueType> {
    Some(match expected {
        JsonType::String => ValueType::String,
        JsonType::Integer => ValueType::Integer,
        JsonType::Number => ValueType::Number,
        JsonType::Boolean => ValueType::Boolean,
        JsonType::Array => ValueType::Array,
        JsonType::Object => ValueType::Object,
        JsonType::Null => return None,
    })
}

/// The way to a value.
struct Way<'d> {
    node: Node<'d>,
    member: Option<Member<'d>>,
    path: String,
    place: String,
}

/// The value at `location` below the task definition.
fn locate<'d>(task: TaskDefinition<'d>, location: &Location) -> Option<Way<'d>> {
    let mut way = Way { node: task.node(), member: None, path: String::new(), place: String::new() };
    for segment in location.segments() {
        match segment {
            LocationSegment::Index(index) => {
                way.node = way.node.items().nth(index)?;
                way.member = None;
                way.path.push_str("[]");
                way.place.push_str(&format!("[{index}]"));
            }
            LocationSegment::Property(name) => {
                let found = way.node.member(&name)?;
                way.node = found.value;
                way.member = Some(found);
                for text in [&mut way.path, &mut way.place] {
                    if !text.is_empty() {
                        text.push('.');
                    }
                    text.push_str(&name);
                }
            }
        }
    }
    Some(way)
}
