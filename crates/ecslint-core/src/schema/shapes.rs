//! A quick way to see that a tree departs from the schema nowhere.
//!
//! Nearly every file has the right shape, and the schema library spends more time on finding that out than parsing
//! takes. The schema is compiled here a second time, into tables that are looked up by the numbers of member names. The
//! answer "it fits" spares asking the library; any other answer leaves the judgement, and the errors, to it.

use ecslint_syntax::{Member, Node};
use serde_json::Value;

use crate::member_names::{MEMBER_NAMES, NUMBERS};

/// No schema of the API is nested deeper; a schema that refers to itself would be.
const MAX_DEPTH: usize = 16;

/// A compiled schema.
#[derive(Debug)]
pub(super) struct Shapes {
    root: Shape,
}

/// What has conditions is boxed, so that the shapes of a structure's members lie close together.
#[derive(Debug)]
enum Shape {
    /// A shape with a keyword that is not known here: nothing surely fits it.
    Other,
    /// A string without further conditions.
    Text,
    String(Box<Text>),
    /// An integer without further conditions.
    Integer,
    Bounded(Box<Bounds>),
    Boolean,
    List(Box<List>),
    /// An object with any members, whose values have one shape.
    Map(Box<Shape>),
    Structure(Box<Structure>),
}

/// Conditions on a string.
#[derive(Debug)]
struct Text {
    longest: Option<usize>,
    shortest: usize,
    allowed: Option<Vec<String>>,
}

/// Conditions on an integer.
#[derive(Debug)]
struct Bounds {
    least: Option<i64>,
    most: Option<i64>,
}

#[derive(Debug)]
struct List {
    items: Shape,
    most: Option<usize>,
}

/// How many members a structure has at most: a bit each, beside the one for none.
const MOST_MEMBERS: usize = 63;

#[derive(Debug)]
struct Structure {
    /// By the number of the name: 1 plus the position in `shapes`, 0 for a member that is not allowed.
    positions: [u8; NUMBERS],
    shapes: Vec<Shape>,
    /// A bit for each position that must be taken.
    required: u64,
}

impl Shapes {
    /// The compiled form of `schema`, whose references are resolved in `definitions`.
    pub(super) fn new(schema: &Value, definitions: &Value) -> Self {
        Self { root: compile(schema, definitions, 0) }
    }

    /// Whether the tree at `node` surely has the shape.
    pub(super) fn fit(&self, node: Node<'_>) -> bool {
        fits(&self.root, node)
    }
}

/// Descends no deeper than the schema, whatever the tree looks like.
#[inline(always)]
fn fits(shape: &Shape, node: Node<'_>) -> bool {
    match shape {
        // Most values are of these kinds, and need no call.
        Shape::Text => node.is_string(),
        Shape::Boolean => node.as_bool().is_some(),
        Shape::Integer => is_integer(node),
        _ => fits_inside(shape, node),
    }
}

#[inline(never)]
fn fits_inside(shape: &Shape, node: Node<'_>) -> bool {
    match shape {
        Shape::Other => false,
        Shape::Text => node.is_string(),
        Shape::String(conditions) => node.as_str().is_some_and(|text| conditions.hold(text)),
        Shape::Integer => is_integer(node),
        Shape::Bounded(bounds) => is_integer(node) && bounds.hold(node),
        Shape::Boolean => node.as_bool().is_some(),
        Shape::List(list) => {
            node.is_array()
                && list.most.is_none_or(|most| node.len() <= most)
                && node.items().all(|item| fits(&list.items, item))
        }
        Shape::Map(values) => node.is_object() && node.members().all(|member| fits(values, member.value)),
        Shape::Structure(structure) => structure.fits(node),
    }
}

impl Structure {
    #[inline]
    fn fits(&self, node: Node<'_>) -> bool {
        let mut missing = self.required;
        let is_allowed = |member: Member<'_>| {
            let position = self.positions[usize::from(member.key.name_number(&MEMBER_NAMES))];
            missing &= !(1 << position);
            let shape = usize::from(position).checked_sub(1).and_then(|index| self.shapes.get(index));
            shape.is_some_and(|shape| fits(shape, member.value))
        };
        node.is_object() && node.members().all(is_allowed) && missing == 0
    }
}

impl Text {
    fn hold(&self, text: &str) -> bool {
        // Bytes are at least as many as characters, and one byte is one character at least.
        self.longest.is_none_or(|longest| text.len() <= longest)
            && text.len() >= self.shortest
            && self.allowed.as_ref().is_none_or(|allowed| allowed.iter().any(|value| value == text))
    }
}

impl Bounds {
    fn hold(&self, node: Node<'_>) -> bool {
        let value = node.text().parse::<i64>().ok();
        value.is_some_and(|value| {
            self.least.is_none_or(|least| value >= least) && self.most.is_none_or(|most| value <= most)
        })
    }
}

fn is_integer(node: Node<'_>) -> bool {
    node.is_number() && !node.text().bytes().any(|byte| matches!(byte, b'.' | b'e' | b'E'))
}

/// Keywords that say nothing about the value.
const ANNOTATIONS: [&str; 8] =
    ["description", "deprecated", "$schema", "title", "x-source", "x-enum", "x-describe-only", "x-register-only"];

fn compile(schema: &Value, definitions: &Value, depth: usize) -> Shape {
    if depth > MAX_DEPTH {
        return Shape::Other;
    }
    if let Some(reference) = schema["$ref"].as_str() {
        let name = reference.strip_prefix("#/$defs/").unwrap_or_default();
        return if has_only(schema, &["$ref"]) {
            compile(&definitions[name], definitions, depth + 1)
        } else {
            Shape::Other
        };
    }
    let number = |keyword: &str| schema[keyword].as_u64().and_then(|value| usize::try_from(value).ok());
    match schema["type"].as_str() {
        Some("string") if has_only(schema, &["type", "enum", "minLength", "maxLength"]) => {
            let shortest = number("minLength").unwrap_or(0);
            let allowed = schema["enum"].as_array();
            let texts = |values: &Vec<Value>| values.iter().filter_map(Value::as_str).map(str::to_owned).collect();
            // More than one character cannot be told from the number of bytes.
            if shortest > 1 {
                return Shape::Other;
            }
            match (number("maxLength"), shortest, allowed.map(texts)) {
                (None, 0, None) => Shape::Text,
                (longest, _, allowed) => Shape::String(Box::new(Text { longest, shortest, allowed })),
            }
        }
        Some("integer") if has_only(schema, &["type", "minimum", "maximum"]) => {
            match (schema["minimum"].as_i64(), schema["maximum"].as_i64()) {
                (None, None) => Shape::Integer,
                (least, most) => Shape::Bounded(Box::new(Bounds { least, most })),
            }
        }
        Some("boolean") if has_only(schema, &["type"]) => Shape::Boolean,
        Some("array") if has_only(schema, &["type", "items", "maxItems"]) => {
            let items = compile(&schema["items"], definitions, depth + 1);
            Shape::List(Box::new(List { items, most: number("maxItems") }))
        }
        Some("object") if has_only(schema, &["type", "additionalProperties"]) => {
            Shape::Map(Box::new(compile(&schema["additionalProperties"], definitions, depth + 1)))
        }
        Some("object")
            if has_only(schema, &["type", "properties", "required", "additionalProperties", "$defs"])
                && schema["additionalProperties"] == Value::Bool(false) =>
        {
            structure(schema, definitions, depth)
        }
        _ => Shape::Other,
    }
}

fn structure(schema: &Value, definitions: &Value, depth: usize) -> Shape {
    let mut structure = Structure { positions: [0; NUMBERS], shapes: Vec::new(), required: 0 };
    for (name, member) in schema["properties"].as_object().into_iter().flatten() {
        structure.shapes.push(compile(member, definitions, depth + 1));
        let number = usize::from(MEMBER_NAMES.number(name.as_bytes()));
        let position = u8::try_from(structure.shapes.len()).unwrap_or(0);
        // A name without a number stays one that is not allowed, and so never fits.
        if number != 0 {
            structure.positions[number] = position;
        }
    }
    if structure.shapes.len() > MOST_MEMBERS {
        return Shape::Other;
    }
    let required = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
    for name in required {
        let position = structure.positions[usize::from(MEMBER_NAMES.number(name.as_bytes()))];
        if position == 0 {
            return Shape::Other;
        }
        structure.required |= 1 << position;
    }
    Shape::Structure(Box::new(structure))
}

/// Whether `schema` has no keywords but these and annotations.
fn has_only(schema: &Value, keywords: &[&str]) -> bool {
    let Some(members) = schema.as_object() else { return false };
    members.keys().all(|key| keywords.contains(&key.as_str()) || ANNOTATIONS.contains(&key.as_str()))
}
