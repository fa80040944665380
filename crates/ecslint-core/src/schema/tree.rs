//! Our tree as the schema library reads it.

use std::borrow::Cow;

use ecslint_syntax::{Items, Members, Node, NodeKind};
use jsonschema::JsonType;
use jsonschema::json::{self, Json, NodeIdentity};
use serde_json::Value;

/// Our representation of JSON, as a name for the schema library's type parameter.
#[derive(Debug)]
pub(crate) enum Tree {}

/// A node of our tree, or a key handed over as a string.
#[derive(Clone, Copy, Debug)]
pub(crate) enum TreeNode<'a> {
    Node(Node<'a>),
    Text(&'a str),
}

impl<'a> TreeNode<'a> {
    pub(crate) fn new(node: Node<'a>) -> Self {
        TreeNode::Node(node)
    }
}

impl Json for Tree {
    type Node<'a> = TreeNode<'a>;
    type PreparedKey = String;
    type StringBuffer = ();

    /// A lookup scans the members, so one pass over them soon is the cheaper way.
    const KEYS_PER_LOOKUP: usize = 8;
    const ACYCLIC: bool = true;

    fn prepare_key(key: &str) -> String {
        key.to_owned()
    }

    fn with_string_node<T>((): &mut (), string: &str, f: impl FnOnce(TreeNode<'_>) -> T) -> T {
        f(TreeNode::Text(string))
    }
}

impl<'a> json::Node<'a, Tree> for TreeNode<'a> {
    type Object = TreeObject<'a>;
    type Array = TreeArray<'a>;
    type Number = TreeNumber<'a>;

    fn as_object(&self) -> Option<TreeObject<'a>> {
        match self {
            TreeNode::Node(node) if node.is_object() => Some(TreeObject(*node)),
            _ => None,
        }
    }

    fn as_array(&self) -> Option<TreeArray<'a>> {
        match self {
            TreeNode::Node(node) if node.is_array() => Some(TreeArray(*node)),
            _ => None,
        }
    }

    fn as_string(&self) -> Option<Cow<'a, str>> {
        match self {
            TreeNode::Node(node) => node.as_str().map(Cow::Borrowed),
            TreeNode::Text(text) => Some(Cow::Borrowed(text)),
        }
    }

    fn as_number(&self) -> Option<TreeNumber<'a>> {
        match self {
            TreeNode::Node(node) if node.is_number() => Some(TreeNumber(node.text())),
            _ => None,
        }
    }

    fn as_boolean(&self) -> Option<bool> {
        match self {
            TreeNode::Node(node) => match node.kind() {
                NodeKind::Bool(value) => Some(value),
                _ => None,
            },
            TreeNode::Text(_) => None,
        }
    }

    fn is_null(&self) -> bool {
        self.json_type() == JsonType::Null
    }

    /// An expression or error counts as null: it fails every shape, and what is found there is dropped afterwards.
    fn json_type(&self) -> JsonType {
        match self {
            TreeNode::Text(_) => JsonType::String,
            TreeNode::Node(node) => match node.kind() {
                NodeKind::Null | NodeKind::Expression | NodeKind::Error => JsonType::Null,
                NodeKind::Bool(_) => JsonType::Boolean,
                NodeKind::Number(_) => JsonType::Number,
                NodeKind::String(_) => JsonType::String,
                NodeKind::Array(_) => JsonType::Array,
                NodeKind::Object(_) => JsonType::Object,
            },
        }
    }

    fn equals_value(&self, expected: &Value) -> bool {
        match (self.as_string(), expected) {
            (Some(text), Value::String(expected)) => text == expected.as_str(),
            _ => *self.to_value() == *expected,
        }
    }

    /// Containers are not rebuilt: the value only serves the library's error texts, which are never shown.
    fn to_value(&self) -> Cow<'a, Value> {
        Cow::Owned(match self {
            TreeNode::Text(text) => Value::from(*text),
            TreeNode::Node(node) => match node.kind() {
                NodeKind::Bool(value) => Value::from(value),
                NodeKind::Number(text) => serde_json::from_str(text).unwrap_or(Value::Null),
                NodeKind::String(text) => Value::from(text),
                _ => Value::Null,
            },
        })
    }

    fn identity(&self) -> Option<NodeIdentity> {
        match self {
            TreeNode::Node(node) => {
                Some(NodeIdentity::tagged(std::ptr::from_ref(node.document()) as usize, node.index()))
            }
            TreeNode::Text(_) => None,
        }
    }
}

/// A number as it is written.
pub(crate) struct TreeNumber<'a>(&'a str);

impl json::JsonNumber for TreeNumber<'_> {
    fn as_u64(&self) -> Option<u64> {
        self.0.parse().ok()
    }

    fn as_i64(&self) -> Option<i64> {
        self.0.parse().ok()
    }

    fn as_f64(&self) -> Option<f64> {
        self.0.parse().ok()
    }

    fn as_str(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.0)
    }

    fn to_number(&self) -> Cow<'_, serde_json::Number> {
        Cow::Owned(serde_json::from_str(self.0).unwrap_or_else(|_| serde_json::Number::from(0)))
    }

    /// The AWS CLI and SDKs refuse `512.0` where an integer is due, so only the writing counts.
    fn is_integer(&self) -> bool {
        !self.0.contains(['.', 'e', 'E'])
    }
}

pub(crate) struct TreeObject<'a>(Node<'a>);

impl<'a> json::Object<'a, Tree> for TreeObject<'a> {
    type Node = TreeNode<'a>;
    type MemberName = &'a str;
    type MembersIter = TreeMembers<'a>;

    fn len(&self) -> usize {
        self.0.len()
    }

    fn get(&self, key: &String) -> Option<TreeNode<'a>> {
        self.0.get(key).map(TreeNode::Node)
    }

    fn members(&self) -> TreeMembers<'a> {
        TreeMembers(self.0.members())
    }
}

pub(crate) struct TreeMembers<'a>(Members<'a>);

impl<'a> Iterator for TreeMembers<'a> {
    type Item = (&'a str, TreeNode<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(|member| (member.name(), TreeNode::Node(member.value)))
    }
}

pub(crate) struct TreeArray<'a>(Node<'a>);

impl<'a> json::Array<'a, Tree> for TreeArray<'a> {
    type Node = TreeNode<'a>;
    type ElementsIter = TreeItems<'a>;

    fn len(&self) -> usize {
        self.0.len()
    }

    fn elements(&self) -> TreeItems<'a> {
        TreeItems(self.0.items())
    }
}

pub(crate) struct TreeItems<'a>(Items<'a>);

impl<'a> Iterator for TreeItems<'a> {
    type Item = TreeNode<'a>;

    fn next(&mut self) -> Option<TreeNode<'a>> {
        self.0.next().map(TreeNode::Node)
    }
}
